"""Layouts of quotations in news, and statements within statements.

In a marked text "[Roos]s [said]c [so]o" are source, cue and content of a statement; "]s2" is of the second.
"""

from typing import Any

import pytest

from agreement import lacking
from onrecord.pipeline import Pipeline
from onrecord.records import Article

FOUND = {
    "quotation before its source": """
The bridge was closed for a day and then opened again.

[“Nobody needs to be afraid of driving over it,”]o [said]c [Mayor Ada Venn]s.
""",
    "speaker with a colon": """
The court ruled on Monday that the pier may be built.

[Hanne Roos]s1 [said:]c1 [“This is a good day for the town.”]o1

[Milan Dube]s2 [said:]c2 [“The court has failed the families.”]o2
""",
    "list of quotations": """
The court ruled on Monday that the pier may be built. These are the first reactions.

• [Hanne Roos, mayor]s1[:]c1 [“The people of Calder Bay have won.”]o1
• [Milan Dube, fisherman]s2[:]c2 [“We will fight on in the streets.”]o2
• [Petra Lind, teacher]s3[:]c3 [“It is a sad day for the harbour.”]o3
""",
    "quotation, dash, name": """
The court ruled on Monday that the pier may be built. These are the first reactions.

[“The people of Calder Bay have won.”]o1 – [Hanne Roos, mayor]s1

[“We will fight on in the streets.”]o2 – [Milan Dube, fisherman]s2

[“It is a sad day for the harbour.”]o3 – [Petra Lind, teacher]s3
""",
    "quotation, dash, name on the next line": """
The court ruled on Monday that the pier may be built.

[“The people of Calder Bay have won, and they will not forget who helped them.”]o
— [Hanne Roos, mayor of Calder Bay]s
""",
    "headline with a colon": """
[Venn]s[:]c [Old bridge is safe and will stay open all winter]o

CALDER BAY – The bridge was built in 1931. It carries 4,000 cars a day.
""",
    "headline with an office and a colon": """
[Mayor]s[:]c [Old bridge is safe and will stay open all winter]o

CALDER BAY – The bridge was built in 1931. It carries 4,000 cars a day.
""",
    "headline with the name at its end": """
[Old bridge is safe and will stay open all winter]o[:]c [Mayor Venn]s

CALDER BAY – The bridge was built in 1931. It carries 4,000 cars a day.
""",
    "transcript": """
This is a part of the interview that Radio Calder sent on Sunday.

[LIND]s1[:]c1 [Is the old bridge safe?]o1

[VENN]s2[:]c2 [The bridge is safe. We have checked every bolt of it.]o2

[LIND]s3[:]c3 [Who paid for the report?]o3

[VENN]s4[:]c4 [The county paid for all of it.]o4
""",
    "turns of several sentences": """
This is a part of the interview that Radio Calder sent on Sunday.

[PETRA LIND, HOST]s1[:]c1 [Good morning. The bridge was closed twice this year. Is it safe now?]o1

[ADA VENN, MAYOR]s2[:]c2 [It is. We have checked every bolt, and we will check them again next year.]o2

[LIND]s3[:]c3 [Thank you for coming.]o3
""",
    "paragraphs that go on with a quotation": """
[Ada Venn, the mayor]s, [said]c: [“The bridge is old, and we have spent a great deal of money on it.

“We have checked every bolt, and we will check them again next year.

“Nobody in this town needs to be afraid of driving over it.”]o
""",
    "paragraphs that go on after a cue in the middle": """
[“The bridge is old, and that has cost us a great deal of money,”]o [Ada Venn]s [said]c. [“We have checked
every bolt, and we will check them again next year.

“Nobody in this town needs to be afraid of driving over it.”]o
""",
    "agreement in the sentence before": """
The union wants the bridge closed until spring.

[Petra Lind, a bus driver]s, [agreed]c. [“I hold my breath each time I drive over it.”]o
""",
    "warning in the sentence before": """
The company wants to build 400 flats beside the harbour.

[Hanne Roos]s [had a warning]c for the company. [“The people of this town will not give up the harbour.”]o
""",
    "quotation around its cue": """
[“The bridge is safe,”]o [Ada Venn]s [said]c on Tuesday, [“and it will stay open all winter.”]o
""",
    "two sentences around a cue": """
[“The bridge is safe,”]o [Ada Venn]s [said]c on Tuesday. [“It will stay open all winter.”]o
""",
    "paraphrase around its cue": """
[The bridge]o, [Ada Venn]s [said]c on Tuesday, [is safe and will stay open all winter]o.
""",
    "quotation that begins late": """
[Ada Venn]s [said]c [that the report was “nonsense from the first page to the last”]o.
""",
    "according to": """
[The bridge is the oldest in the county]o, [according to]c [the county’s engineers]s.
""",
    "promise within a statement": """
[Ada Venn]s1 [said]c1 on Tuesday [that [Milan Dube]s2 [had promised]c2 [to resign before the summer]o2]o1.
""",
    "claim within a testimony": """
[Petra Lind]s1 [told]c1 the court [that [her husband]s2 [had claimed]c2 [the money was a gift]o2]o1.
""",
    "belief within a statement": """
[Ada Venn]s1 [said]c1 [that [many residents]s2 [believe]c2 [the bridge is dangerous]o2]o1.
""",
    "allegations within a denial": """
[Ada Venn]s1 [denied]c1 [[allegations]c2 by [Milan Dube]s2 [that she had hidden a report on the bridge]o2]o1.
""",
    "claims within a rejection": """
[Tidewell]s1 [rejected]c1 [[claims]c2 by [the dockers’ union]s2 [that it had cut corners at the pier]o2]o1.
""",
    "accused by nobody named": """
The trial of Ada Venn opened on Monday. [She]o [was accused of]c [hiding a report on the bridge]o.
""",
    "name accused by nobody named": """
[Ada Venn]o [was accused of]c [hiding a report on the bridge]o.
""",
    "alleged by nobody named": """
[The company]o [is alleged]c [to have cut corners at the pier]o.
""",
    "believed by nobody named": """
[It is believed]c [that the fire began in the kitchen of the old hotel]o.
""",
    "told by nobody named": """
Residents [were told]c [to leave their houses before the evening]o.
""",
}
MISSED = {
    "headline with the name at its end": "hardly in the corpus that the weights saw",
    "warning in the sentence before": "the quotation after such a cue is lost",
}
NOTHING_SAID = {
    "ironic marks": "The “old” bridge was painted green in 1931 and carries 4,000 cars a day.",
    "so-called": "The so-called “harbour mile” is a street of 300 metres with six shops.",
    "title of a film": "The film “The Long Pier” runs at the cinema in Calder Bay on Fridays at eight.",
    "name of a ship": "The ferry “Star of Calder” left the harbour at noon with 80 passengers on board.",
    "nickname": "Jonas “Jo” Harlan, 34, scored twice in the second half.",
    "a plain colon": "The shop sells three things: bread, milk and newspapers.",
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def cases() -> list[Any]:
    def marks(name: str) -> list[pytest.MarkDecorator]:
        return [pytest.mark.xfail(reason=MISSED[name], strict=False)] if name in MISSED else []

    return [pytest.param(marked, id=name, marks=marks(name)) for name, marked in FOUND.items()]


@pytest.mark.parametrize("marked", cases())
def test_statements_are_found_in(marked: str, mark: Any, pipeline: Pipeline) -> None:
    article, _, gold = mark(marked.strip() + "\n")
    assert lacking(article.text, gold, pipeline.analyse(article).statements, least=0.8) == []


@pytest.mark.parametrize("text", NOTHING_SAID.values(), ids=NOTHING_SAID.keys())
def test_nothing_is_said_by(text: str, pipeline: Pipeline) -> None:
    assert pipeline.analyse(Article("test", text + "\n")).statements == ()


def test_the_words_between_two_pieces_are_no_content(pipeline: Pipeline) -> None:
    text = "“The bridge is safe,” Ada Venn said on Tuesday at the harbour, “and it will stay open.”\n"
    (statement,) = pipeline.analyse(Article("test", text)).statements
    assert [piece.of(text) for piece in statement.content] == [
        "“The bridge is safe,”",
        "“and it will stay open.”",
    ]
