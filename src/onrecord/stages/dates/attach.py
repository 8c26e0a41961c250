"""Give each statement the day on which it was said, where the article tells it.

Two weighted sums (`weights`): the first judges each time expression in a sentence of a statement; the
second, which knows the first one's beliefs about the whole article, judges for each statement every
date that the article tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord import heads
from onrecord.heads.values import belief_in, with_words
from onrecord.records import Article, Encoding, PartialDate, Span, Statement
from onrecord.stages.dates import evidence, weights
from onrecord.stages.dates.expressions import TimeExpression, find
from onrecord.text.occasions import Features, Mention, Scene, Told, belief
from onrecord.text.spans import index_at


def expressions(article: Article, scene: Scene) -> list[TimeExpression]:
    """Return the article's time expressions; outside what is said, they are read as of the past.

    What somebody says may be ahead of publication, the saying itself is not.
    """
    found = find(scene.encoding.normalised, Span(0, len(scene.encoding.normalised)), article.published)
    return [
        expression
        if scene.is_said(expression.span) or expression.past is None
        else replace(expression, value=expression.past)
        for expression in found
    ]


def beside(
    article: Article, scene: Scene, found: list[TimeExpression]
) -> Iterator[tuple[Statement, TimeExpression, Features]]:
    """Yield each statement with each expression in its sentences, and the features of the two."""
    by_sentence: dict[int | None, list[TimeExpression]] = {}
    for expression in found:
        by_sentence.setdefault(index_at(scene.encoding.sentences, expression.span.start), []).append(
            expression
        )
    for statement in scene.statements:
        for sentence in scene.sentences_of(statement):
            here = by_sentence.get(sentence, [])
            for expression in here:
                if evidence.dates_something_else(scene, statement, expression.span):
                    continue
                features = evidence.beside(scene, statement, expression, article.published)
                if len(here) > 1:
                    features["several in the sentence"] = 1.0
                yield statement, expression, features


def dated(
    article: Article,
    scene: Scene,
    found: list[TimeExpression],
    local: Mapping[str, float] = weights.BESIDE,
) -> Iterator[tuple[Statement, PartialDate, Features]]:
    """Yield each statement with each date that the article tells, and the features of the two."""
    valued = [
        expression
        for expression in found
        if expression.value is not None and not evidence.is_ahead(expression.value, article.published)
    ]
    beliefs: dict[tuple[str, str], float] = {}
    for statement, expression, features in beside(article, scene, valued):
        told = (statement.id, str(expression.value))
        beliefs[told] = max(beliefs.get(told, 0.0), belief(local, features))
    values = {str(expression.value): expression.value for expression in valued}
    mentions = tuple(Mention(expression.span, str(expression.value)) for expression in valued)
    pairs = heads.pairs_of(scene.encoding, "said_on")
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention.key, []).append(mention.span)
    told_of = Told(scene, mentions, beliefs)
    for statement, key, features in with_words(pairs, told_of.candidates(), spans):
        value = values[key]
        if value is not None and rests_on_words(features):
            yield statement, value, features | evidence.value_features(value, article.published)


def rests_on_words(features: Features) -> bool:
    """Tell whether a date is told by words that can date the saying, however probable it is without them.

    They stand beside it, or before it outside what is said, or date what the same speaker says elsewhere;
    and no others that surely date it stand beside it.
    """
    if "another is told beside it" in features:
        return False
    return "told beside it" in features or any(
        name.startswith(("narrated, ", "speaker's ")) for name in features if name != "speaker's share"
    )


def date(article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return `statements` with `said_on` and the words that it rests on.

    Nothing is filled in from the publication date alone. Words beside a statement that surely date it and
    cannot be resolved are kept without a date.
    """
    scene = Scene.of(encoding, statements)
    found = expressions(article, scene)
    best: dict[str, tuple[float, PartialDate]] = {}
    for statement, value, features in dated(article, scene, found):
        sure = belief_in(features, weights.OCCASION, weights.WITH_ENCODER)
        if sure > max(weights.THRESHOLD, best.get(statement.id, (0.0, value))[0]):
            best[statement.id] = (sure, value)
    words = _unresolved(article, scene, found)
    filled = []
    for statement in statements:
        if statement.id in best:
            value = best[statement.id][1]
            span = _words_of(value, statement, scene, found)
            statement = replace(statement, said_on=value, said_on_words=(span,))
        elif statement.id in words:
            statement = replace(statement, said_on_words=(words[statement.id],))
        filled.append(statement)
    return tuple(filled)


def _words_of(value: PartialDate, statement: Statement, scene: Scene, found: list[TimeExpression]) -> Span:
    """Return the words for `value` nearest to the statement, outside what is said if there are any."""
    place = scene.sentence[statement.id]

    def rank(expression: TimeExpression) -> tuple[bool, int]:
        sentence = index_at(scene.encoding.sentences, expression.span.start) or 0
        return scene.is_said(expression.span), abs(sentence - place)

    return min((expression for expression in found if expression.value == value), key=rank).span


def _unresolved(article: Article, scene: Scene, found: list[TimeExpression]) -> dict[str, Span]:
    """Return, by statement, the words without a value that most likely date it."""
    best: dict[str, tuple[float, Span]] = {}
    unknown = [expression for expression in found if expression.value is None and not expression.timex]
    for statement, expression, features in beside(article, scene, unknown):
        sure = belief(weights.BESIDE, features)
        if sure > max(weights.UNRESOLVED, best.get(statement.id, (0.0,))[0]):
            best[statement.id] = (sure, expression.span)
    return {name: span for name, (_, span) in best.items()}
