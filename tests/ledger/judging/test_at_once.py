"""Two processes that judge the same ledger at once."""

import subprocess
import sys
from pathlib import Path

from handmade import article, page, statement
from onrecord.ledger import Ledger
from onrecord.records import Record

NUMBER = 12
_REVIEWER = """
import sys
from onrecord.errors import ChangedMeanwhileError
from onrecord.ledger import Ledger

path, reviewer, role, *ids = sys.argv[1:]
with Ledger.open(path) as ledger:
    print("ready", flush=True)
    sys.stdin.readline()
    review = ledger.reviewing(reviewer)
    for id_ in ids:
        review.decide(id_, role, f"{role} by {reviewer}", seen=None)
        try:
            review.decide(id_, "act", "state" if reviewer == "Ida" else "think", seen=None)
        except ChangedMeanwhileError:
            print("meanwhile", flush=True)
"""


def test_two_processes_judging_at_once_lose_nothing_and_overwrite_nothing(path: Path) -> None:
    of = article("\n".join(f"Ruud said that claim {n:02} holds." for n in range(NUMBER)))
    told = [statement(of, "Ruud", "said", f"claim {n:02} holds") for n in range(NUMBER)]
    with Ledger.open(path) as ledger:
        ledger.keep(page(), Record(of, statements=tuple(told)), "f")
    ids = [one.id for one in told]
    reviewers = [
        subprocess.Popen(
            [sys.executable, "-c", _REVIEWER, str(path), name, role, *ids],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name, role in (("Ida", "role"), ("Ole", "channel"))
    ]
    for process in reviewers:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in reviewers:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    refused = sum(process.communicate()[0].count("meanwhile") for process in reviewers)
    assert [process.returncode for process in reviewers] == [0, 0]
    assert refused == NUMBER
    with Ledger.open(path) as ledger:
        record = ledger.article(of.id)
        assert record
        assert {(one.role, one.channel) for one in record.statements} == {("role by Ida", "channel by Ole")}
        assert all(one.act in ("state", "think") for one in record.statements)
        assert sum(len(view.judgements) for id_ in ids if (view := ledger.statement(id_))) == 3 * NUMBER
