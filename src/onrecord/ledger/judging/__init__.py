"""What reviewers decide, and the reviewed record that comes of it.

decisions   what may be decided, and which decisions hold
overlay     the machine's record with the decisions put over it
keeping     appends judgements, and reads what an article's record is by them
reviewing   decides in a reviewer's name, and says who decided otherwise meanwhile
queue       what is to be reviewed next
"""
