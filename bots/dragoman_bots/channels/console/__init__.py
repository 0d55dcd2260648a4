"""The console: the same runtime without Telegram, for people (terminal.py) and for programs (json_lines.py)."""
