"""Who denies what of whom: each row goes through the same encoder and classifier as a page does."""

from dataclasses import replace
from typing import Any

import pytest

from onrecord.records import Act, Certainty
from onrecord.stages.acts import classify
from onrecord.stages.encoding import Encoder


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


# A sentence with its marked roles ("]s2" is of statement 2), and the act of each statement in their order.
Row = tuple[str, tuple[Act, ...]]

ACTIVE: list[Row] = [
    ("[Ruud]s [denied]c [that Brandt had paid the inspector]o.", ("deny",)),
    ("[Brandt]s [denied]c [that Ruud had been paid by the inspector]o.", ("deny",)),
    ("[The inspector]s [denies]c [having taken money from Brandt]o.", ("deny",)),
    ("[The ministry]s [has repeatedly denied]c [any role in the sale of the harbour]o.", ("deny",)),
    ("[Ruud]s [flatly denied]c [the accusation]o on Friday.", ("deny",)),
    ("[Brandt]s [disputed]c [the minister's account of the meeting]o.", ("deny",)),
    ("[The company]s [refuted]c [reports of a second leak]o.", ("deny",)),
    ("[The union]s [contradicted]c [the claim that its members had left the site]o.", ("deny",)),
    ("[Ruud]s [dismissed]c [the allegations as nonsense]o.", ("deny",)),
    ('[Ruud]s [called]c [the claim "absurd"]o.', ("deny",)),
    ("[Ruud]s [called]c [the heat absurd]o.", ("state",)),
    ("[A spokeswoman]s [pushed back against]c [claims that the dam had been neglected]o.", ("deny",)),
]

PASSIVE: list[Row] = [
    ("[The payment]o [was denied by]c [Ruud]s.", ("deny",)),
    ("[The allegations]o [have been denied by]c [both men]s.", ("deny",)),
    ("[The rumour]o [was dismissed as false by]c [the harbour office]s.", ("deny",)),
    ("[The report]o [is disputed by]c [three of the witnesses]s.", ("deny",)),
    ("[Brandt]o [was accused by]c [the ministry]s [of paying the inspector]o.", ("accuse",)),
    ("[Ruud]o [was denied]c [entry to the port]o.", ("refuse",)),
]

NEGATED: list[Row] = [
    ("[Ruud]s did not [deny]c [that Brandt had paid the inspector]o.", ("state",)),
    ("[Ruud]s [didn't deny]c [the payment]o.", ("state",)),
    ("[Brandt]s has never [denied]c [owning the quarry]o.", ("state",)),
    ("[Nobody at the ministry]s [denied]c [the payment]o.", ("state",)),
    ("[Brandt]s [did not dispute]c [the figures]o.", ("state",)),
    ("[The company]s [stopped short of denying]c [the report]o.", ("state",)),
    ("[The office]s [does not deny]c [that the reports were false]o.", ("state",)),
    ("[Ruud]s [could not deny]c [that he had met the contractor]o.", ("state",)),
]

DENIED_DENIAL: list[Row] = [
    ("[Ruud]s [denied]c [that he had denied the payment]o.", ("deny",)),
    ("[Ruud]s [denied]c [that he had refused to testify]o.", ("deny",)),
    ("[Brandt]s [denies]c [ever having denied the meeting]o.", ("deny",)),
    ("[Ruud]s [denied]c [that [Brandt]s2 had [denied]c2 [the payment]o2]o.", ("deny", "deny")),
    ("[Brandt]s [said]c [[Ruud]s2 [had denied]c2 [paying the inspector]o2]o.", ("state", "deny")),
    ("[The ministry]s [confirmed]c [that [Ruud]s2 [denied]c2 [the payment]o2]o.", ("confirm", "deny")),
]

REFUSED: list[Row] = [
    ("[Ruud]s [refused to deny]c [the payment]o.", ("refuse",)),
    ("[The ministry]s [declined to confirm or deny]c [the report]o.", ("refuse",)),
    ("[The ministry]s [neither confirmed nor denied]c [the report]o.", ("refuse",)),
    ("[Brandt]s [declined to comment on]c [the allegations]o.", ("refuse",)),
    ("[The company]s [did not respond to]c [questions about the claims]o.", ("refuse",)),
    ("[Ruud]s [refused to say]c [whether he had denied the payment]o.", ("refuse",)),
    ("[The senate]s [rejected]c [the bill]o.", ("refuse",)),
    ("[The union]s [rejected]c [the latest offer]o.", ("refuse",)),
    ("[The judge]s [denied]c [the motion]o.", ("refuse",)),
    ("[The embassy]s [denied]c [her a visa]o.", ("refuse",)),
    ("[The court]s [dismissed]c [the lawsuit]o.", ("refuse",)),
    ("[The council]s [voted against]c [the proposal]o.", ("refuse",)),
]

REJECTED_CLAIMS: list[Row] = [
    ("[Ruud]s [rejected]c [the claim]o.", ("deny",)),
    ("[The union]s [rejected]c [suggestions that it had called off the strike]o.", ("deny",)),
    ("[Brandt]s [called]c [the claim false]o.", ("deny",)),
    ("[Brandt]s [called]c [the accusations baseless]o.", ("deny",)),
    ("[The ministry]s [described]c [the report as inaccurate]o.", ("deny",)),
    ("[Ruud]s [said]c [reports that Brandt had been paid were false]o.", ("deny",)),
    ("[Ruud]s [said]c [the allegations were without foundation]o.", ("deny",)),
    ("[A spokesman]s [said]c [there was no truth to the rumours]o.", ("deny",)),
    ("[The office]s [said]c [the story was untrue]o.", ("deny",)),
]

IN_THE_CONTENT: list[Row] = [
    ('["These claims are absolutely false,"]o [Ruud]s [told]c Radio Nord.', ("deny",)),
    ('["That is not true,"]o [said]c [Brandt]s.', ("deny",)),
    ('["I never took a cent,"]o [Brandt]s [said]c.', ("deny",)),
    ('["I did not pay him,"]o [Ruud]s [insisted]c.', ("deny",)),
    ('Asked about the payment, [Ruud]s [said]c: ["It never happened."]o', ("deny",)),
    ("[Brandt]s [said]c [she had never received any money]o.", ("deny",)),
]

NOT_DENIALS: list[Row] = [
    ("[Brandt]s [said]c [the reports were true]o.", ("state",)),
    ("[Brandt]s [said]c [the reports were not false]o.", ("state",)),
    ("[Brandt]s [repeated]c [claims that the vote was fake]o.", ("state",)),
    ("[Ruud]s [wondered]c [whether the claims were false]o.", ("ask",)),
    ("[The ministry]s [admitted]c [that its denial had been false]o.", ("confirm",)),
    ("[Ruud]s [acknowledged]c [that he had never paid the fee]o.", ("confirm",)),
    ("[The editor]s [demanded]c [that the minister deny the report]o.", ("urge",)),
    ("[Ruud]s [vowed]c [to deny everything]o.", ("promise",)),
]

ACCUSATIONS: list[Row] = [
    ("[The mayor]s [accused]c [Brandt of lying about the payment]o.", ("accuse",)),
    ("[The mayor]s [accused]c [Brandt of having denied the payment]o.", ("accuse",)),
    (
        '[The mayor]s [accused]c [Brandt of a cover-up when [she]s2 [said]c2 ["I never paid him"]o2]o.',
        ("accuse", "deny"),
    ),
    (
        "[Brandt]s [denied]c [allegations by [the mayor]s2 [that she had paid the inspector]o2]o.",
        ("deny", "state"),
    ),
    ("[Ruud]s [blamed]c [the ministry for denying the leak]o.", ("accuse",)),
    ("[The mayor]s [said]c [Brandt had lied and cheated the town]o.", ("accuse",)),
]

TABLE = [
    *ACTIVE,
    *PASSIVE,
    *NEGATED,
    *DENIED_DENIAL,
    *REFUSED,
    *REJECTED_CLAIMS,
    *IN_THE_CONTENT,
    *NOT_DENIALS,
    *ACCUSATIONS,
]


@pytest.mark.parametrize(("text", "acts"), TABLE, ids=[text for text, _ in TABLE])
def test_who_denies_what_of_whom(mark: Any, encoder: Encoder, text: str, acts: tuple[Act, ...]) -> None:
    article, encoding, statements = mark(text)
    encoding = replace(encoding, vectors=encoder.read(article.text))
    assert tuple(found.act for found in classify(article, encoding, statements)) == acts


HEDGES: list[tuple[str, Certainty]] = [
    ("[Ruud]s [denied]c [that the dam may break]o.", "certain"),
    ("[Ruud]s [said]c [the report was probably false]o.", "hedged"),
    ('["I think the report is wrong,"]o [Ruud]s [said]c.', "hedged"),
    ("[Ruud]s [said]c [Brandt may have paid the inspector]o.", "hedged"),
    ("[Ruud]s [said]c [Brandt had paid the inspector]o.", "certain"),
    ("[Ruud]s [reportedly denied]c [the payment]o.", "certain"),
]


@pytest.mark.parametrize(("text", "certainty"), HEDGES)
def test_the_hedge_is_the_sources_own(mark: Any, encoder: Encoder, text: str, certainty: Certainty) -> None:
    article, encoding, statements = mark(text)
    encoding = replace(encoding, vectors=encoder.read(article.text))
    (found,) = classify(article, encoding, statements)
    assert found.certainty == certainty


def test_the_table_has_sixty_rows_and_none_twice() -> None:
    assert len({text for text, _ in TABLE}) == len(TABLE) >= 60
