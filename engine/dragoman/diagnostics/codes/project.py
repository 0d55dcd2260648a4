"""The project around the flows: bot.yaml, its environment, and actions.py."""

CODES = {
    "DG700": "a name from the environment that is not set",
    "DG701": "a store that is not known",
    "DG702": "a time zone that is not known",
    "DG703": "a locale that is not known",
    "DG704": "actions.py cannot be loaded",
    "DG705": "an action that cannot be used",
    "DG706": "no flow is here",
    "DG707": "a flow named like another",
    "DG709": "a warning before the conversation begins",
    "DG708": "an escape's name that is another command's",
    "DG740": "a host that is none",
}
