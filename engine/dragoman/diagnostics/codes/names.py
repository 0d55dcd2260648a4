"""Names and the graph: what is called what, and what leads where."""

CODES = {
    "DG200": "a name is not written as names are",
    "DG201": "a reserved word is used as a name",
    "DG202": "unknown node",
    "DG203": "a flow's name is not its file's name",
    "DG204": "a command or phrase starts two flows",
    "DG205": "a command is not written as Telegram's commands are",
    "DG206": "a former name is still borne by a node",
    "DG207": "the same label twice",
    "DG208": "a choice and an input type that contradict each other",
    "DG209": "a rule that does not fit the answer's type",
    "DG210": "a limit that a rule cannot use",
    "DG211": "an empty text",
    "DG212": "a duration that is none",
    "DG213": "unknown action",
    "DG214": "an argument that the action does not take, or lacks",
    "DG215": "an outcome that the action does not have",
    "DG216": "a text that looks like an expression",
    "DG217": "an address that no button can open",
    "DG219": "a type and a first value that do not fit",
    "DG222": "unknown variable",
}
