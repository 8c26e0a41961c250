from typing import Any

import pytest

from onrecord.stages.speakers import resolve

CAST = "Ann Lee, the mayor, met Ole Roe and the Arden Harbour Board. "

TARGETS: list[tuple[str, str | None]] = [
    # the cue's object
    ("[Ann Lee]s [accused]c [Roe of theft]o.", "Ole Roe"),
    ("[Ann Lee]s [accused Roe]c [of theft]o.", "Ole Roe"),
    ("[Ann Lee]s [urged]c [the board to wait]o.", "Arden Harbour Board"),
    ("[Ann Lee]s [called on]c [Roe to resign]o.", "Ole Roe"),
    ("[Ann Lee]s [praised]c [Roe's work]o.", "Ole Roe"),
    ('[Ann Lee]s [called]c [Roe "a thief"]o.', "Ole Roe"),
    ("[Critics]s [have blamed]c [Lee board member Ole Roe for it]o.", "Ole Roe"),
    ("[Ann Lee]s [said of]c [Roe that he was late]o.", "Ole Roe"),
    ("[Ann Lee]s [spoke]c [about Roe]o.", "Ole Roe"),
    # whom it was said to is not whom it is about
    ("[Ann Lee]s [told]c [Roe that it was late]o.", None),
    ("[Ann Lee]s [asked]c [Roe whether it was late]o.", None),
    # passive
    ("Ole Roe [was accused]c [of theft]o.", "Ole Roe"),
    # the subject of what is said
    ("[Ann Lee]s [said]c [that Roe was a thief]o.", "Ole Roe"),
    ('["Roe is a thief,"]o [Ann Lee]s [said]c.', "Ole Roe"),
    ("[Ann Lee]s [said]c [the board had lied]o.", "Arden Harbour Board"),
    ("[Ann Lee]s [said]c [Roe's campaign had failed]o.", "Ole Roe"),
    ("[Ann Lee]s [said]c [in March, Roe was late]o.", "Ole Roe"),
    ("[Ole Roe]s [said]c [the mayor had lied]o.", "Ann Lee"),
    # denials
    ("[Ole Roe]s [denied]c [that Ann Lee had paid him]o.", "Ann Lee"),
    ("[Ole Roe]s [denied]c [that Roe had lied]o.", "Ole Roe"),
    ("[A sailor]s [said]c [he might back Roe]o.", None),
    ("[Ann Lee]s [criticised]c [Roe voters for it]o.", None),
    # never the speaker, nor what is nobody
    ("[Ann Lee]s [said]c [Lee would wait]o.", None),
    ("[Ann Lee]s [said]c [it was late]o.", None),
    ("[Ann Lee]s [said]c [ferries were late]o.", None),
    ("[Ann Lee]s [said]c [Roe voters were angry]o.", None),
    ("[Ann Lee]s [said]c [Roe and Kim Dahl were late]o.", None),
    ("[Ann Lee]s [said]c [Ohio was cold]o.", None),
    ("[Ann Lee]s [left]c.", None),
]


@pytest.mark.parametrize(("text", "target"), TARGETS)
def test_target_is_whom_the_statement_is_about_by_the_fullest_name(
    mark: Any, text: str, target: str | None
) -> None:
    found, _ = resolve(*mark(CAST + text))
    assert found[-1].target == target
