"""The speakers who bear a name, with those who are one with them under another name.

"Ines Okafor" of one article and "Ines Maria Okafor, also Ines Okafor" of another may be one, and then each
name and each id leads to both: names are followed until no further one joins anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.ledger import rows
from onrecord.ledger.batches import batched
from onrecord.ledger.queries import load_speakers
from onrecord.ledger.quoting import bearers, persons, told_identities
from onrecord.ledger.schema import speakers
from onrecord.records import Speaker
from onrecord.stages.identities import Identity, Sighting, group


@dataclass(frozen=True, slots=True)
class Gathered:
    """Sightings of current articles, the newest first, and who is who among them.

    Attributes:
        articles: The article of each sighting, by its id.
        identities: Of those who bear one of the names sought; `sightings` may have others too.
    """

    sightings: Sequence[Sighting]
    articles: Sequence[str]
    identities: Sequence[Identity]

    @property
    def places(self) -> list[tuple[str, str]]:
        """The speaker of each sighting and its article, by their ids."""
        return [(one.speaker.id, article) for one, article in zip(self.sightings, self.articles, strict=True)]


def gather(connection: Connection, names: Iterable[str]) -> Gathered:
    """Return who bears one of `names`, in all articles that evidence joins under any name."""
    sought: set[str] = set()
    wanted = {rows.fold(name) for name in names}
    found: dict[str, Sighting] = {}
    begun: set[str] = set()
    told = told_identities(connection)
    while wanted:
        sought |= wanted
        # Asked for all names anew, so that what is found stands in one order.
        places = dict(bearers(connection, sought))
        found = found | _sighted(connection, {id_: of for id_, of in places.items() if id_ not in found})
        begun = begun or set(places)
        sightings = [found[id_] for id_ in places]
        identities = [
            one
            for one in group(sightings, told)
            if any(sightings[i].speaker.id in begun for i in one.members)
        ]
        members = (sightings[i].speaker for one in identities for i in one.members)
        wanted = {key for speaker in members for key in _full_names(speaker)} - sought
    if not begun:
        return Gathered((), (), ())
    return Gathered(sightings, list(places.values()), identities)


def _full_names(speaker: Speaker) -> set[str]:
    """Return the names by which evidence may join a speaker to others, as they are looked up."""
    person = speaker.kind in ("person", None)
    names = {rows.fold(name) for name in (speaker.name, *speaker.names)}
    return {name for name in names if " " in name or (name and not person)}


def _sighted(connection: Connection, where: dict[str, str]) -> dict[str, Sighting]:
    """Return the speakers, given with their articles, in the company of the other persons there."""
    people: dict[str, Speaker] = {}
    for some in batched(where):
        people |= {speaker.id: speaker for speaker in load_speakers(connection, speakers.c.id.in_(some))}
    company = persons(connection, set(where.values()))
    return {
        id_: Sighting(people[id_], frozenset(name for other, name in company[article] if other != id_))
        for id_, article in where.items()
    }
