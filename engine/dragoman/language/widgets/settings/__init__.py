"""How the settings of widgets are read, and what several widgets share. No widgets stand here."""
