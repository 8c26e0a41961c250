"""What a source does by saying it, how open it leaves the claim, and whether the reporter keeps a distance."""

from onrecord.stages.acts.classifier import classify

__all__ = ["classify"]
