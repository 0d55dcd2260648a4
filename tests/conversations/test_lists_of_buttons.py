"""Lists of buttons in conversations: a shop with pages and an editable cart, two users, a restart, other locales."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.conversations.conversing import Person, project_at, written

SHOP = """
    triggers: [{command: shop}]
    variables:
      cart: {type: list, initial: []}
    nodes:
      load:
        action: menu
        save: menu
      dish:
        prompt: ["Welcome!", "What shall it be?"]
        columns: 2
        buttons:
          - from: "{{ menu }}"
            text: "{{ item.name }}"
            value: "{{ item }}"
            page: 4
            match: words
            toast: "{{ item.name }}: a good choice"
          - - {text: "Cart ({{ cart | length }})", next: edit, when: cart}
            - {text: Leave, next: cancel}
      number:
        prompt: How many?
        pick: {counter: {min: 1, max: 9}}
        set: {cart: "{{ cart | put('id', id=dish.id, name=dish.name, number=number) }}"}
      more:
        prompt: Anything else?
        buttons: {"Yes": dish, "No": edit}
      edit:
        prompt: "Your cart: {{ cart | sum('number') }} things."
        buttons:
          - from: "{{ cart }}"
            empty: {say: Your cart is empty., next: dish}
            row:
              - {text: "−", set: {cart: "{{ cart | put('id', id=item.id, number=item.number - 1) }}"}, next: again}
              - {text: "{{ item.name }} {{ item.number }}", next: again}
              - {text: "×", set: {cart: "{{ cart | without(id=item.id) }}"}, next: again, toast: "No {{ item.name }}"}
          - {text: Order, next: ordered}
      ordered: {say: "Ordered: {{ cart | length }}.", end: ordered}
"""

ACTIONS = """
    from dragoman import action

    NAMES = ["Green tea", "Black tea", "Coffee", "Milk", "Rum", "Water", "Beer"]


    @action
    async def menu() -> list:
        return [{"id": number, "name": name} for number, name in enumerate(NAMES, 1)]
"""


async def shop(folder: Path) -> Person:
    """A person who has just come into the shop."""
    ada = Person(written(folder, {"shop": SHOP}, ACTIONS))
    assert await ada.says("/shop") == ["Welcome!", "What shall it be?"]
    return ada


def rows(ada: Person) -> list[list[str]]:
    """The rows of buttons under the last message."""
    return [[button.text for button in row] for row in ada.console.transcript.latest[-1].rows]


async def test_a_shop_from_the_list_to_the_order(tmp_path: Path) -> None:
    """Pages, a counter, an editable cart."""
    ada = await shop(tmp_path)
    assert rows(ada) == [["Green tea", "Black tea"], ["Coffee", "Milk"], ["›"], ["Leave"]]
    assert await ada.presses("›") == ["What shall it be?"]
    assert rows(ada) == [["Rum", "Water"], ["Beer"], ["‹"], ["Leave"]]
    assert await ada.presses("Beer") == ["How many?"]
    assert ada.notices == ["Beer: a good choice"]
    await ada.presses("+")
    assert await ada.presses("Done") == ["Anything else?"]
    assert await ada.presses("No") == ["Your cart: 2 things."]
    assert rows(ada) == [["−", "Beer 2", "×"], ["Order"]]
    assert await ada.presses("−") == ["Your cart: 1 things."]
    assert await ada.presses("Order") == ["Ordered: 1."]
    assert ada.outcome == "ordered"
    assert ada.data["cart"] == [{"id": 7, "name": "Beer", "number": 1}]


async def test_one_message_is_enough_for_pages_and_carts(tmp_path: Path) -> None:
    """Everything is edited in place."""
    ada = await shop(tmp_path)
    await ada.presses("›")
    await ada.presses("‹")
    assert [said.text for said in ada.console.transcript.screen] == ["Welcome!", "What shall it be?"]


async def test_words_are_enough_to_choose(tmp_path: Path) -> None:
    """Those that two have are asked back."""
    ada = await shop(tmp_path)
    assert await ada.says("tea") == ["Did you mean one of these?"]
    assert ada.labels == ["Green tea", "Black tea"]
    await ada.presses("Black tea")
    assert ada.data["dish"] == {"id": 2, "name": "Black tea"}


async def test_the_last_thing_taken_out_leads_back_to_the_list(tmp_path: Path) -> None:
    """The cart is empty then."""
    ada = await shop(tmp_path)
    for label in ("Milk", "Done", "No"):
        await ada.presses(label)
    assert await ada.presses("×") == ["Your cart is empty.", "Welcome!", "What shall it be?"]
    assert ada.notices == ["No Milk"]


async def test_back_returns_to_the_list_and_forgets_the_choice(tmp_path: Path) -> None:
    """The cart stays as it was then."""
    ada = await shop(tmp_path)
    await ada.presses("Milk")
    assert await ada.says("/back") == ["Welcome!", "What shall it be?"]
    assert "dish" not in ada.data


async def test_a_new_process_knows_the_page_and_its_options(tmp_path: Path) -> None:
    """They are kept with the session."""
    ada = await shop(tmp_path)
    await ada.presses("›")
    await ada.restart(project_at(tmp_path))
    assert await ada.presses("Rum") == ["How many?"]
    assert ada.data["dish"]["name"] == "Rum"


async def test_a_label_in_another_language_saves_the_untranslated_value(tmp_path: Path) -> None:
    """A string's value is the label of the flow itself."""
    flow = "triggers: [{command: f}]\nnodes:\n  q: {prompt: Which?, buttons: [Small, Large]}\n  z: {say: '{{ q }}'}\n"
    (tmp_path / "locales" / "de").mkdir(parents=True)
    (tmp_path / "locales" / "de" / "f.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "f.q.buttons"\nmsgid "Large"\nmsgstr "Groß"\n',
        encoding="utf-8",
    )
    ada = Person(written(tmp_path, {"f": flow}, bot="locales: [en, de]\n"))
    ada.console.user = replace(ada.console.user, language="de")
    await ada.says("/f")
    assert ada.labels == ["Small", "Groß"]
    await ada.says("GROSS")
    assert ada.data["q"] == "Large"
