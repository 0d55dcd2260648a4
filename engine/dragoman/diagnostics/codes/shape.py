"""The shape of a file: which keys stand where, and what kind of value each takes."""

CODES = {
    "DG100": "a file that is no mapping",
    "DG101": "unknown key",
    "DG102": "a key that belongs to something else",
    "DG103": "a key is missing",
    "DG104": "a value of the wrong kind",
    "DG105": "a word that is not among those allowed",
    "DG106": "a number out of its range",
    "DG107": "two lead keys in one node",
    "DG108": "a node with nothing in it",
    "DG109": "a key reserved for a later version",
    "DG110": "a text in braces without quotes",
    "DG111": "a text with a colon without quotes",
    "DG112": "two keys that exclude each other",
    "DG113": "nothing, where something is needed",
    "DG114": "a word that looks like true or false, but is text",
    "DG115": "a number in quotes",
}
