"""The extractor by rules."""

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.records import Article, Encoding, Span, Statement
from onrecord.stages.statements.assembly import Draft, assemble, nesting
from onrecord.stages.statements.rules.contents import reported
from onrecord.stages.statements.rules.finding import Finding
from onrecord.stages.statements.rules.lexicon import NOUNS
from onrecord.stages.statements.rules.others import MAY_CLAIM, according_to, colons, noun_cues
from onrecord.stages.statements.rules.tokens import Line, lines

# Inside another statement, of the verbs that are right at least 60 % of the time elsewhere, 39 % are right
# (statements inside statements, annotated on part of PolNeAR's training part). "X's claim that …" is
# right there as often as its figure says, and hardly ever elsewhere.
_LEAST_INSIDE = 0.6
_LESS_INSIDE = 0.55
_VERBS_INSIDE = ("that", "bare")
_NOUNS = ("noun by", "noun of")
_ONLY_INSIDE = "noun of"

_SPEECH_ALONE = re.compile(r"Q(?:\.?Q)*\.?")


class RuleExtractor:
    """Finds statements by a list of reporting verbs and a few patterns of English."""

    name = "rules-1"

    def extract(self, article: Article, encoding: Encoding) -> tuple[Statement, ...]:
        """Return the statements of `article`; see `Extractor`."""
        return assemble(article, encoding, _drafts(encoding), self.name)

    def claims_within(self, encoding: Encoding) -> list[tuple[Draft, Draft]]:
        """Return statements that tell of a claim, as "denied allegations by Y that …", with that claim."""
        # Other paragraphs have no such claim, and reading them closely takes time.
        telling = tuple(p for p in encoding.paragraphs if MAY_CLAIM.search(encoding.normalised, *p))
        drafts = _drafts(replace(encoding, paragraphs=telling))
        claims = [draft for draft in drafts if _is_noun_of_claiming(draft, encoding.normalised)]
        return [
            (outer, claim)
            for claim in claims
            for outer in drafts
            if any(piece.covers(cue) for piece in outer.content for cue in claim.cue)
        ]


def _is_noun_of_claiming(draft: Draft, normalised: str) -> bool:
    return any(cue.of(normalised).casefold() in NOUNS for cue in draft.cue)


def _drafts(encoding: Encoding) -> list[Draft]:
    paragraphs = list(lines(encoding))
    turns = colons(paragraphs, encoding.normalised)
    found: list[Draft] = []
    speaking: int | None = None
    for number, line in enumerate(paragraphs):
        here = [*reported(line), *according_to(line), *noun_cues(line)]
        if number in turns:
            here.append(turns[number])
        here = _weigh(here)
        if not here and speaking is not None and _SPEECH_ALONE.fullmatch(line.tags):
            found[speaking] = _continued(found[speaking], line.span)
            continue
        quoted = [k for k, finding in enumerate(here) if finding.pattern == "quote"]
        speaking = len(found) + max(quoted, key=lambda k: here[k].cue) if quoted else None
        found += [_draft(finding, line) for finding in here]
    return found


def _weigh(findings: Iterable[Finding]) -> list[Finding]:
    """Keep the findings that are worth it where they stand, inside another one's content or not."""
    every = [finding for finding in findings if finding.content]
    around = nesting([((finding.cue, *finding.content), finding.content) for finding in every])
    kept: list[Finding] = []
    for number, finding in enumerate(every):
        if all(every[outer].pattern == _ONLY_INSIDE for outer in around[number]):
            kept += [finding] if finding.pattern != _ONLY_INSIDE else []
        elif finding.pattern in _NOUNS:
            kept.append(finding)
        elif finding.pattern in _VERBS_INSIDE and finding.precision >= _LEAST_INSIDE:
            kept.append(finding._replace(precision=_LESS_INSIDE * finding.precision))
    return kept


def _draft(finding: Finding, line: Line) -> Draft:
    """Return `finding` in code points."""
    return Draft(
        source=(line.text_span(*finding.source),) if finding.source else (),
        cue=(line.text_span(*finding.cue),),
        content=tuple(line.text_span(*piece) for piece in finding.content),
        confidence=finding.precision,
    )


def _continued(draft: Draft, paragraph: Span) -> Draft:
    """Return `draft` with a paragraph of nothing but quotation added to its content."""
    return Draft(draft.source, draft.cue, (*draft.content, paragraph), draft.confidence)
