import unicodedata

import pytest

from onrecord.errors import AccountError
from onrecord.ledger import passwords

LONG = "twelve chars"


def test_a_password_is_kept_as_an_argon2id_hash_of_its_own() -> None:
    one, other = passwords.hashed(LONG), passwords.hashed(LONG)
    assert one.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert one != other
    assert passwords.is_right(LONG, one)
    assert passwords.is_right(LONG, other)


@pytest.mark.parametrize("password", ["", LONG[:-1], "x" * 1001])
def test_a_password_that_is_too_short_or_long_is_refused(password: str) -> None:
    with pytest.raises(AccountError, match="12 characters"):
        passwords.hashed(password)


def test_two_keyboards_that_compose_letters_differently_give_one_password() -> None:
    kept = passwords.hashed("Überprüfung!!")
    assert passwords.is_right(unicodedata.normalize("NFD", "Überprüfung!!"), kept)


def test_where_nothing_was_kept_nothing_is_right() -> None:
    assert not passwords.is_right(LONG, None)
    assert not passwords.is_right(LONG, "no hash")
