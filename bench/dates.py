"""Values and extents of time expressions in TimeBank and AQUAINT, next to dateparser's.

    python bench/dates.py [--wrong] [--dateparser PYTHON]

Reads $ONRECORD_DATA/dates/tbaq (TimeML as TempEval-3 ships it) and counts the TIMEX3 of type DATE whose words hold
no year in figures (four digits). Each is given with its gold extent and its document's creation date, and is
right where the value is gold's:

- at gold's own precision: what gold leaves open (`1989-WXX`, `1998-XX-XX`) or gives beyond the date (an hour,
  `TEV`) is not compared, weeks are written with two digits, `199X` and `199` are one decade;
- exactly otherwise: a day is not right for its month, nor a month for its day.

"all" counts every such expression, also the vague ones ("now", "recently": PRESENT_REF, PAST_REF, FUTURE_REF)
and those that gold gives a duration for its value; "calendar" only those with a value on the calendar. dateparser
is run on the same words with the same date (`--dateparser` names a Python that has it); it gives a day for
everything, so it is compared at gold's precision too, and for weeks and quarters by the day that it
gives.
"""
