"""Translations: the PO files below `locales/`."""

CODES = {
    "DG400": "a line of a PO file that cannot be read",
    "DG401": "texts that are not translated",
    "DG402": "translations that somebody has yet to look at",
    "DG403": "translations of texts that are gone",
    "DG404": "a placeholder that the translation lost",
    "DG405": "a placeholder that only the translation has",
    "DG406": "a translation that is too long for its place",
    "DG407": "a text that is translated twice",
    "DG408": "plural forms that cannot be used",
    "DG409": "a PO file that nothing reads",
    "DG410": "a PO file of another encoding",
    "DG411": "a PO file of another language",
    "DG412": "two buttons of one question that are translated alike",
}
