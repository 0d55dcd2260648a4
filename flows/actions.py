"""The actions of the example flows. Those of each flow stand in a file of their own."""

from booking import book, categories, free_slots, services
from customer import find_account
from shop import teas

__all__ = ["book", "categories", "find_account", "free_slots", "services", "teas"]
