import pytest

from onrecord.records import Act
from onrecord.stages.acts.rules import Wording, act_of

DENIALS: list[tuple[str, str, Act]] = [
    # who denies what: the cue alone
    ("denied", "that he had met the contractor", "deny"),
    ("denies", "any involvement in the sale of the harbour", "deny"),
    ("has repeatedly denied", "taking money from the mine", "deny"),
    ("denied", "that he had refused to testify", "deny"),
    ("denied", "making any offer to the union", "deny"),
    ("were denied by", "the claims", "deny"),
    ("dismissed", "the reports as nonsense", "deny"),
    ("rejected", "allegations that the ferry was overloaded", "deny"),
    ("rejected", "the suggestion that she had stepped aside", "deny"),
    ("refuted", "the minister's account", "deny"),
    ("disputes", "that version of events", "deny"),
    ("pushed back against", "claims that the dam had been neglected", "deny"),
    ("took issue with", "criticism of the budget", "deny"),
    ("called", "the accusations baseless", "deny"),
    # not said, and so not denied
    ("did not deny", "that the meeting had taken place", "state"),
    ("has never denied", "owning the land", "state"),
    ("hasn't denied", "the report", "state"),
    ("stopped short of denying", "the report", "state"),
    ("declined to comment", "", "refuse"),
    ("declined to deny", "the report", "refuse"),
    ("refused to confirm or deny", "the raid", "refuse"),
    ("would not comment on", "the claims", "refuse"),
    ("did not respond to", "requests for comment", "refuse"),
    ("neither confirmed nor denied", "the report", "refuse"),
    # a request is refused, a claim is denied
    ("denied", "the motion", "refuse"),
    ("denied", "him a visa", "refuse"),
    ("was denied", "entry to the port", "refuse"),
    ("rejected", "the union's proposal for a longer break", "refuse"),
    ("dismissed", "the lawsuit", "refuse"),
    ("dismissed", "him as a newcomer", "state"),
    # the cue is plain, the content denies
    ("told", '"these claims are absolutely false,"', "deny"),
    ("said", "reports that the bridge was closed were false", "deny"),
    ("said", "the allegations were without foundation", "deny"),
    ("said", "that the report about the bank was incorrect", "deny"),
    ("said", '"that\'s not true,"', "deny"),
    ("wrote", '"it is a complete fabrication,"', "deny"),
    ("said", '"i never said that,"', "deny"),
    ("said", "there was no truth to the rumours", "deny"),
    ("said", "that he had never received any money", "deny"),
    ("replied", '"no,"', "deny"),
    ("insisted", "the claim that she had lied was ridiculous", "deny"),
    ("said", "accusations by the union were lies", "deny"),
    ("said", "claims that he owns the quarry are untrue", "deny"),
    ("said", '"that is a false report,"', "deny"),
    # and does not
    ("said", '"that is a false dawn,"', "state"),
    ("repeated", "claims that the vote was fake", "state"),
    ("repeated", "claims by exiles that the votes were fake", "state"),
    ("said", "claims that the vote was fake are true", "state"),
    ("said", "the reports were not false", "state"),
    ("said", "the claims were accurate", "state"),
    ("said", "it was wrong to close the school", "state"),
    ("said", "the minister had denied the reports", "state"),
    ("wonders", "whether the claims are false", "ask"),
    ("accused", "the mayor of spreading false reports", "accuse"),
]


@pytest.mark.parametrize(("cue", "content", "act"), DENIALS)
def test_denial_is_told_from_refusal_and_from_what_was_not_denied(cue: str, content: str, act: Act) -> None:
    assert act_of(Wording(cue, content)) == act


OTHERS: list[tuple[str, str, Act]] = [
    ("accused", "the board of hiding the losses", "accuse"),
    ("was accused of", "hiding the losses", "accuse"),
    ("said", "the council had been reckless and corrupt", "accuse"),
    ("said", "nobody had been corrupt", "state"),
    ("admitted", "that the scheme had failed", "confirm"),
    ("said", '"i am deeply sorry for the delay,"', "confirm"),
    ("could not confirm", "the figure", "state"),
    ("rejected", "a bid for the airline", "refuse"),
    ("voted against", "the bill", "refuse"),
    ("said", "he would not support the plan", "refuse"),
    ("urged", "residents to boil water", "urge"),
    ("called for", "an inquiry", "urge"),
    ("asked", "the court to release the tapes", "urge"),
    ("said", "the mayor should resign", "urge"),
    ("vowed", "to rebuild the pier", "promise"),
    ("threatened", "to leave the alliance", "promise"),
    ("said", "she would publish the letters", "promise"),
    ("said", '"we will appeal,"', "promise"),
    ("asked", "whether the money had been spent", "ask"),
    ("asked", "her to explain the delay", "ask"),
    ("said", '"who paid for the trip?"', "ask"),
    ("believes", "that the vote will be close", "think"),
    ("is worried", "that the price will rise", "think"),
    ("said", "the harvest was good", "state"),
    ("according to", "the road is open", "state"),
]


@pytest.mark.parametrize(("cue", "content", "act"), OTHERS)
def test_act_follows_from_cue_and_content(cue: str, content: str, act: Act) -> None:
    assert act_of(Wording(cue, content)) == act


PRECEDENCE: list[tuple[str, str, Act]] = [
    ("denied and condemned", "the report", "deny"),
    ("condemned and demanded", "an end to the strike", "accuse"),
    ("acknowledged and promised", "to correct the error", "confirm"),
    ("refused and urged others", "to pay", "refuse"),
    ("urged and promised", "reform", "urge"),
    ("promised and hoped", "to return", "promise"),
]


@pytest.mark.parametrize(("cue", "content", "act"), PRECEDENCE)
def test_first_act_in_the_guides_order_wins(cue: str, content: str, act: Act) -> None:
    assert act_of(Wording(cue, content)) == act
