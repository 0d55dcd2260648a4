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
    "DG720": "a token or a key in the file",
    "DG721": "a secret that a request always takes along",
    "DG722": "a password in an address",
    "DG723": "a secret of bot.yaml that is no name from the environment",
    "DG724": "a name from the environment in a flow",
    "DG730": "a result that nothing uses",
    "DG731": "a result that is never there",
    "DG732": "a second try of what must happen once",
    "DG740": "a host that is none",
    "DG741": "an address that Telegram does not call",
}
