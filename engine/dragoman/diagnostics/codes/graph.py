"""Proofs over the graph: what can be reached, what has a value, what ends."""

CODES = {
    "DG601": "a node to which nothing leads",
    "DG602": "a ring that never waits",
    "DG603": "calls that never come to an end",
    "DG604": "arms of one choice that run together",
    "DG605": "a variable that may have no value",
    "DG606": "a variable that never has a value there",
    "DG607": "a way that can never be taken",
    "DG608": "a case that is left out",
    "DG609": "a question that nobody can answer",
    "DG610": "an attempt limit that leads back to its own question",
    "DG611": "a handler or a time that never comes",
    "DG612": "a phrase that never starts its flow",
    "DG613": "an input that its trigger leaves empty",
    "DG614": "a text that a variable never is",
}
