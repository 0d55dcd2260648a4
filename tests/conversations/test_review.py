"""Reviews in whole conversations: over the console, with real actions, new processes and other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.conversing import Person, project_at, written

BOOKING = """
    triggers: [{command: book}]
    variables:
      services: {type: list, temporary: true}
    nodes:
      category:
        prompt: What shall it be?
        buttons: [Hair, Nails]
      offers: {action: services, with: {category: "{{ category }}"}, save: services}
      service:
        prompt: Which service?
        label: Service
        buttons:
          - {from: "{{ services }}", text: "{{ item.name }} {{ item.price }}"}
      guests: {prompt: For how many?, input: integer, validate: {min: 1, max: 5}}
      total: {set: {total: "{{ service.price * guests }}"}}
      check:
        review: "That makes {{ total }} €. Shall I book it?"
        buttons: {Book it: booked, Cancel: cancel}
      booked: {action: book, with: {service: "{{ service.id }}", guests: "{{ guests }}"}, save: number, final: true}
      said: {say: "Booked as number {{ number }}."}
"""
TRIP = """
    triggers: [{command: trip}]
    nodes:
      arrival: {prompt: When do you arrive?, input: date}
      departure:
        prompt: When do you leave?
        input: date
        validate: {min: "{{ arrival }}", error: "You leave before you arrive, on {{ arrival }}."}
      pin: {prompt: Your PIN?, secret: true, label: PIN}
      check: {review: All right?}
      done: {say: "Until {{ departure }}."}
"""
ACTIONS = """
    from dragoman import action

    CALLS = []
    OFFERS = {
        "Hair": [{"id": "cut", "name": "Cut", "price": 30}, {"id": "wash", "name": "Wash", "price": 10}],
        "Nails": [{"id": "gel", "name": "Gel", "price": 40}, {"id": "wash", "name": "Wash", "price": 10}],
    }

    @action
    async def services(category: str):
        CALLS.append(category)
        return OFFERS[category]

    @action(once=True)
    async def book(service: str, guests: int):
        CALLS.append((service, guests))
        return 7
"""


def project_in(folder: Path) -> Path:
    """A bot that books and plans."""
    written(folder, {"book": BOOKING, "trip": TRIP}, actions=ACTIONS)
    return folder


@pytest.fixture
def ada(tmp_path: Path) -> Person:
    """A person and that bot."""
    return Person(project_at(project_in(tmp_path)))


async def at_booking(ada: Person) -> list[str]:
    """Everything is answered."""
    await ada.says("/book")
    await ada.presses("Hair")
    await ada.presses("Cut 30")
    return await ada.says("2")


async def test_a_booking_from_beginning_to_end(ada: Person) -> None:
    """Reviewed once and found right."""
    assert await at_booking(ada) == ["That makes 60 €. Shall I book it?\nCategory: Hair\nService: Cut\nGuests: 2"]
    assert ada.labels == ["Edit Category", "Edit Service", "Edit Guests", "Book it", "Cancel"]
    assert await ada.presses("Book it") == ["Booked as number 7."]


async def test_a_service_that_the_new_category_does_not_have_is_asked_again(ada: Person) -> None:
    """With the new category's services; the guests are not."""
    await at_booking(ada)
    assert await ada.presses("Edit Category") == ["What shall it be?"]
    assert await ada.presses("Nails") == ["Which service?"]
    assert ada.labels == ["Gel 40", "Wash 10"]
    (review,) = await ada.presses("Gel 40")
    assert review == "That makes 80 €. Shall I book it?\nCategory: Nails\nService: Gel\nGuests: 2"
    assert await ada.presses("Book it") == ["Booked as number 7."]


async def test_a_service_that_the_new_category_has_too_stays(ada: Person) -> None:
    """Nothing is asked."""
    await ada.says("/book")
    for label in ("Hair", "Wash 10"):
        await ada.presses(label)
    await ada.says("3")
    await ada.presses("Edit Category")
    (review,) = await ada.presses("Nails")
    assert review == "That makes 30 €. Shall I book it?\nCategory: Nails\nService: Wash\nGuests: 3"


async def test_the_total_follows_the_number_of_guests(ada: Person) -> None:
    """And a wrong number is refused first."""
    await at_booking(ada)
    await ada.presses("Edit Guests")
    assert await ada.says("9") == ["The highest number is 5."]
    assert (await ada.says("5"))[0].startswith("That makes 150 €.")


async def test_back_from_an_edit_and_back_over_an_edit(ada: Person) -> None:
    """The first changes nothing, the second brings the old answers back."""
    (review,) = await at_booking(ada)
    await ada.presses("Edit Category")
    assert await ada.says("/back") == [review]
    await ada.presses("Edit Category")
    await ada.presses("Nails")
    await ada.presses("Gel 40")
    assert await ada.says("/back") == ["Which service?"]
    assert await ada.says("/back") == ["What shall it be?"]
    assert ada.data["category"] == "Hair"
    assert await ada.says("/back") == [review]


async def test_nothing_is_taken_back_behind_the_booking(ada: Person) -> None:
    """It is final."""
    await at_booking(ada)
    await ada.presses("Book it")
    assert await ada.says("/back") == ["There is nothing to do that with. Write /help to see what I can do."]


@pytest.mark.parametrize("turns", range(8))
async def test_a_new_process_at_any_point_changes_nothing(tmp_path: Path, turns: int) -> None:
    """Before, in and after an edit."""
    folder = project_in(tmp_path)
    ada = Person(project_at(folder))
    deeds = ["/book", "Hair", "Cut 30", "2", "Edit Category", "Nails", "Gel 40", "Book it"]
    for place, deed in enumerate(deeds):
        if place == turns:
            await ada.restart(project_at(folder))
        await ada.says(deed)
    assert (ada.heard, ada.outcome) == (["Booked as number 7."], "completed")
    assert ada.data["total"] == 80


async def at_trip(ada: Person) -> list[str]:
    """Everything is answered."""
    for text in ("/trip", "2026-03-05", "2026-03-09"):
        await ada.says(text)
    return await ada.says("1234")


async def test_a_secret_is_masked_and_the_shipped_button_goes_on(ada: Person) -> None:
    """The author gave none."""
    assert await at_trip(ada) == ["All right?\nArrival: Mar 5, 2026\nDeparture: Mar 9, 2026\nPIN: •••"]
    assert ada.labels == ["Edit Arrival", "Edit Departure", "Edit PIN", "Done"]
    assert await ada.presses("Done") == ["Until Mar 9, 2026."]


async def test_a_later_arrival_asks_for_the_departure(ada: Person) -> None:
    """One that is later still stays."""
    await at_trip(ada)
    await ada.presses("Edit Arrival")
    assert (await ada.says("2026-03-08"))[0].startswith("All right?\nArrival: Mar 8, 2026")
    await ada.says("edit arrival")
    why = "You leave before you arrive, on Mar 20, 2026."
    assert await ada.says("2026-03-20") == [why, "When do you leave?"]
    assert await ada.says("2026-03-19") == [why]
    assert (await ada.says("2026-03-21"))[0].startswith("All right?\nArrival: Mar 20, 2026\nDeparture: Mar 21, 2026")


async def test_another_flow_may_interrupt_an_edit(ada: Person) -> None:
    """Which goes on afterwards."""
    await at_trip(ada)
    await ada.presses("Edit Departure")
    await at_booking(ada)
    assert (await ada.presses("Book it"))[-1] == "When do you leave?"
    assert (await ada.says("2026-03-30"))[0].startswith("All right?")


async def test_cancel_in_an_edit_cancels_all(ada: Person) -> None:
    """By command."""
    await at_trip(ada)
    await ada.presses("Edit PIN")
    assert await ada.says("/cancel") == ["Cancelled."]
    assert ada.outcome == "cancelled"


async def test_a_slip_is_asked_back(ada: Person) -> None:
    """As under any question."""
    await at_trip(ada)
    assert await ada.says("edit arival") == ["Did you mean Edit Arrival?"]
    assert await ada.presses("Edit Arrival") == ["When do you arrive?"]


async def test_what_a_user_wrote_is_never_markup(tmp_path: Path) -> None:
    """Nor a template."""
    flow = "\n    triggers: [{command: go}]\n    nodes:\n      name: {prompt: Name?}\n      check: {review: Right?}\n"
    ada = Person(written(tmp_path, {"go": flow}))
    await ada.says("/go")
    assert await ada.says("<b>{{ 1 + 1 }}</b>") == ["Right?\nName: &lt;b&gt;{{ 1 + 1 }}&lt;/b&gt;"]


async def test_a_review_speaks_the_users_language(tmp_path: Path) -> None:
    """The shipped words, the labels of the author's where they are translated, and the values."""
    flow = """
    triggers: [{command: go}]
    nodes:
      day: {prompt: Day?, input: date, label: Day of travel}
      member: {prompt: Member?, input: boolean}
      check: {review: Right?}
"""
    (tmp_path / "locales" / "de").mkdir(parents=True)
    po = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n\nmsgctxt "go.day.label"\nmsgid "Day of travel"\nmsgstr "Reisetag"\n'
    (tmp_path / "locales" / "de" / "go.po").write_text(po, encoding="utf-8")
    ada = Person(written(tmp_path, {"go": flow}, bot="locales: [en, de]\n"))
    await ada.says("/language")
    await ada.presses("Deutsch")
    await ada.says("/go")
    await ada.says("05.03.2026")
    heard = await ada.says("ja")
    assert ada.labels == ["Reisetag ändern", "Member ändern", "Fertig"]
    assert heard == ["Right?\nReisetag: 05.03.2026\nMember: ja"]
