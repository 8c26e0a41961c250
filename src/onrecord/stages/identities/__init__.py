"""Which speakers of several articles are one and the same: only with evidence beyond the name."""

from onrecord.stages.identities.evidence import Bond, Identity, Sighting, evidence, group

__all__ = ["Bond", "Identity", "Sighting", "evidence", "group"]
