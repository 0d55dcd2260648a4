"""Translations of authors' texts: gettext PO files, from and to the texts that the compiler finds in flows.

The vocabulary: a *text* is what an author wrote, its *context* says where (`booking.confirm.buttons`), an *entry* is
a text with its translation in a PO file, a *catalog* the entries of one flow in one locale. An entry is *missing* (not
translated), *fuzzy* (translated from another text, to be looked at, not used) or *stale* (its text is gone).
"""
