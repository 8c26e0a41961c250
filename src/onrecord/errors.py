"""The exceptions of this package, in one tree.

Every message is one line for a person: where, what is wrong, what to do.
"""


class OnrecordError(Exception):
    """Root of all errors that this package raises on purpose.

    Args:
        where: The file, URL or option that it is about.
        what: What is wrong.
        advice: What the user can do; may be empty.
    """

    def __init__(self, where: str, what: str, advice: str = "") -> None:
        super().__init__(where, what, advice)
        self.where = where
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"; {self.advice}" if self.advice else "")


class PageError(OnrecordError):
    """One page is refused; the other pages go on."""


class UnreadablePageError(PageError):
    """The bytes cannot be had, or are no page: missing, empty, binary, truncated, unreachable."""


class ForbiddenAddressError(UnreadablePageError):
    """The address is none of the web, or none that may be asked, such as that of a machine beside ours."""


class UnreachableError(UnreadablePageError):
    """The server does not answer, too late, or not as servers do; later it may."""


class NoArticleError(PageError):
    """A page was read, and no article stands on it."""


class WithdrawnError(PageError):
    """A page is not kept again, since what stands on it was withdrawn or purged.

    Args:
        fate: "withdrawn" or "purged".
    """

    def __init__(self, where: str, what: str, advice: str = "", *, fate: str = "withdrawn") -> None:
        super().__init__(where, what, advice)
        self.fate = fate


class MetadataError(OnrecordError):
    """A metadata file or a date given by the user cannot be understood."""


class LedgerError(OnrecordError):
    """The ledger cannot be opened, is of another version, or lacks what was asked for."""


class AmbiguousIdError(LedgerError):
    """Several ids in the ledger begin with what was given."""


class JudgementError(LedgerError):
    """What a reviewer decided cannot be kept: it is of nothing in the ledger, or no value of its field."""


class ChangedMeanwhileError(JudgementError):
    """What a reviewer saw is no longer so: somebody else decided meanwhile."""


class QueryError(OnrecordError):
    """A search asks for what cannot be: an unknown act, a day that is none, a cursor of another order."""


class ExtraError(OnrecordError):
    """A library that only some need is not installed."""


class OutputError(OnrecordError):
    """A file cannot be written where it was asked for."""


class WeightsError(OnrecordError):
    """Trained weights cannot be read, or were fitted on other weights than those beside them."""


class TrainingError(OnrecordError):
    """The extractor cannot be trained: a corpus or scorer is missing, or the loss is no number."""


class AccountError(OnrecordError):
    """A user or token cannot be made, changed or found."""
