"""A project on disk: where it is, its bot.yaml, its actions.py and its flows, loaded and checked together."""
