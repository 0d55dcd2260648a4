"""The product's three flows as they are talked through, with wrong answers, typed and pressed."""

from __future__ import annotations

from tests.telegram.talking import Exchange, Press

WRONG_EMAIL = "Please give an email address, such as name@example.com."
CONFIRM = "Please confirm:\nName: {}\nEmail: {}"
WELCOME = "Welcome! Let's create your account. What is your name?"
MENU = "Hello {}. What would you like to do?"
KIND = "Are you a new or existing customer?"
PRODUCT = "What product do you want to order?"
ADDRESS = "What is your delivery address?"
PLACED = "✅ Order placed!\nProduct: {}\nQuantity: {}\nAddress: {}"

REGISTRATION: dict[str, list[Exchange]] = {
    "registration-pressed": [
        ("/register", ["What is your name?"]),
        ("Ada", ["Nice, Ada! What is your email?"]),
        ("ada at example", [WRONG_EMAIL]),
        ("ada@example.com", [CONFIRM.format("Ada", "ada@example.com")]),
        (Press("Confirm"), ["Saved. Welcome, Ada!"]),
    ],
    "registration-typed": [
        ("/register", ["What is your name?"]),
        ("Ada", ["Nice, Ada! What is your email?"]),
        ("/back", ["What is your name?"]),
        ("Grace", ["Nice, Grace! What is your email?"]),
        ("grace@example.com", [CONFIRM.format("Grace", "grace@example.com")]),
        ("perhaps", ["Please choose one of the options."]),
        ("start over", ["What is your name?"]),
        ("Joan", ["Nice, Joan! What is your email?"]),
        ("joan@example.com", [CONFIRM.format("Joan", "joan@example.com")]),
        ("confirm", ["Saved. Welcome, Joan!"]),
    ],
    "registration-cancelled": [
        ("/register", ["What is your name?"]),
        ("Ada", ["Nice, Ada! What is your email?"]),
        ("ada@example.com", [CONFIRM.format("Ada", "ada@example.com")]),
        (Press("Cancel"), ["Cancelled."]),
    ],
}

ORDER: dict[str, list[Exchange]] = {
    "order-pressed": [
        ("i want to order", [PRODUCT]),
        (Press("Banana"), ["How many Banana do you want?"]),
        ("many", ["Please enter a valid number"]),
        ("101", ["Maximum 100 items"]),
        ("100", [ADDRESS]),
        ("1 Elm Road", ["Address too short"]),
        ("12 Elm Road", [PLACED.format("Banana", 100, "12 Elm Road")]),
    ],
    "order-typed": [
        ("/order", [PRODUCT]),
        ("cherry", ["Please choose Apple, Banana or Orange."]),
        ("Aple", ["Did you mean Apple?"]),
        (Press("Apple"), ["How many Apple do you want?"]),
        ("0", ["Please enter a valid number"]),
        ("1", [ADDRESS]),
        ("12 Elm Road, Oxford", [PLACED.format("Apple", 1, "12 Elm Road, Oxford")]),
    ],
    "order-given-up": [
        ("/order", [PRODUCT]),
        ("ORANGE", ["How many Orange do you want?"]),
        ("x", ["Please enter a valid number"]),
        ("-1", ["Please enter a valid number"]),
        ("1000", ["Too many invalid attempts. Use /order to try again."]),
    ],
    "order-cancelled": [
        ("/order", [PRODUCT]),
        (Press("Apple"), ["How many Apple do you want?"]),
        ("/cancel", ["Nothing was ordered."]),
    ],
}

CUSTOMER: dict[str, list[Exchange]] = {
    "customer-new": [
        ("/customer", [KIND]),
        (Press("New customer"), [WELCOME]),
        ("Zoe", ["What is your email?"]),
        ("zoe", ["Invalid input. Try again."]),
        ("zoe@example.com", ["Welcome, Zoe!"]),
    ],
    "customer-existing": [
        ("/customer", [KIND]),
        ("neither", ["Please choose one of the options."]),
        (Press("Existing customer"), ["Please enter your account ID."]),
        ("a-1", [MENU.format("Ada")]),
        ("money", ["Please use the buttons."]),
        (Press("View orders"), ["o1: 2 items\no2: 5 items", MENU.format("Ada")]),
        ("support", ["Please call 555 0100.", MENU.format("Ada")]),
        (Press("Bye"), ["Goodbye."]),
    ],
    "customer-without-orders": [
        ("/customer", [KIND]),
        ("existing customer", ["Please enter your account ID."]),
        ("B-2", [MENU.format("Grace")]),
        ("/back", ["Please enter your account ID."]),
        ("b-2", [MENU.format("Grace")]),
        (Press("Support"), ["Please call 555 0100.", MENU.format("Grace")]),
        ("bye", ["Goodbye."]),
    ],
    "customer-unknown": [
        ("/customer", [KIND]),
        (Press("Existing customer"), ["Please enter your account ID."]),
        ("A-9", ["There is no such account."]),
        (Press("Try again"), ["Please enter your account ID."]),
        ("A-8", ["There is no such account."]),
        (Press("Register"), [WELCOME]),
        ("Max", ["What is your email?"]),
        ("max@example.com", ["Welcome, Max!"]),
    ],
    "customer-system-down": [
        ("/customer", [KIND]),
        (Press("Existing customer"), ["Please enter your account ID."]),
        ("X-0", ["Our customer system is down. Please try later."]),
    ],
}

DIALOGUES = {**REGISTRATION, **ORDER, **CUSTOMER}


def _questions() -> dict[tuple[str, int], None]:
    places: dict[str, tuple[str, int]] = {}
    for name, exchanges in DIALOGUES.items():
        for step in range(1, len(exchanges)):
            places.setdefault(str(exchanges[:step]), (name, step))
    return dict.fromkeys(places.values())


QUESTIONS = _questions()
"""Every place of every dialogue where the bot waits: the dialogue, and how many exchanges came before."""
