"""Who takes part in a dialogue."""

from __future__ import annotations

from dragoman.interpreter.events import Chat, User
from dragoman.testing.dialogue import Become
from dragoman.testing.people import A_GROUP, Cast, become

YOU = Cast(User(1, "You", username="you", language="en"), Chat(1))


def test_what_is_not_named_stays() -> None:
    """The user's other fields, the chat."""
    after = become(YOU, Become(user={"username": "ada"}))
    assert after.user == User(1, "You", username="ada", language="en")
    assert after.chat == Chat(1)


def test_a_name_is_a_first_and_a_last_name() -> None:
    """All behind the first blank is the last name."""
    user = become(YOU, Become(user={"name": "Ada King Lovelace"})).user
    assert (user.first_name, user.last_name) == ("Ada", "King Lovelace")
    assert become(YOU, Become(user={"name": "Ada"})).user.last_name == ""


def test_a_locale_is_the_language_of_the_user() -> None:
    """As the client tells it."""
    assert become(YOU, Become(locale="de")).user.language == "de"
    assert become(YOU, Become(user={"language": "es"})).user.language == "es"


def test_a_private_chat_is_its_users() -> None:
    """Another user is in another chat."""
    assert become(YOU, Become(user={"id": 2})).chat == Chat(2)


def test_a_group_stays_where_another_user_speaks() -> None:
    """It has many members."""
    group = become(YOU, Become(chat={"id": -5, "type": "group", "title": "Us"}))
    assert become(group, Become(user={"id": 2})).chat == Chat(-5, "group", "Us")


def test_a_group_without_a_number_gets_one_of_its_own() -> None:
    """The private chat's is not a group's."""
    group = become(YOU, Become(chat={"type": "group"}))
    assert group.chat == Chat(A_GROUP, "group")
    assert become(group, Become(chat={"type": "private"})).chat == Chat(1)


def test_somebody_who_spoke_before_is_known_again() -> None:
    """By the number alone."""
    ada = become(YOU, Become(user={"id": 2, "name": "Ada", "language": "de"}))
    bob = become(ada, Become(user={"id": 3, "name": "Bob"}))
    assert become(bob, Become(user={"id": 2})).user == ada.user
    assert become(bob, Become(user={"id": 1})).user == YOU.user


def test_an_administrator_is_one_until_somebody_else_speaks() -> None:
    """Or until it is taken back."""
    admin = become(YOU, Become(user={"admin": True}))
    assert admin.admin
    assert become(admin, Become(locale="de")).admin
    assert not become(admin, Become(user={"id": 2})).admin
    assert not become(admin, Become(user={"admin": False})).admin
