"""What a source does by saying it, how open it leaves the claim, and the distance that the reporter keeps."""

from onrecord.stages.acts.classifier import classify

__all__ = ["classify"]
