from typing import Any

import pytest

from onrecord.stages.links.claims import claims_of
from onrecord.stages.links.traits import traits_of

TOLD = [
    ("[Roe]s [said]c [that was never so and not likely]o.", {"negations": 2}),
    ("[Roe]s [called]c [the report a fabrication]o.", {"false": True, "charging": True}),
    ("[Roe]s [pushed back on]c [the story]o.", {"denying": True, "claim_noun": True}),
    ("[Roe]s [denied]c [those allegations]o.", {"anaphor": True, "pointing": True, "at_hand": True}),
    ("But [Roe]s [replied]c [no]o.", {"contrast": True, "responding": True}),
    ("[Roe]s [said]c [the pier leaked but replied]o.", {"contrast": False, "responding": False}),
    ("[Roe]s [said]c [the pier leaked]o.", {"false": False, "anaphor": False, "denying": False}),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_words_tell_their_traits(mark: Any, text: str, wanted: dict[str, Any]) -> None:
    _, encoding, statements = mark(text)
    traits = traits_of(*claims_of(statements, encoding))
    assert {name: getattr(traits, name) for name in wanted} == wanted
