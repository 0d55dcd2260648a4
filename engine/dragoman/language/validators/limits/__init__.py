"""What several validators share: how limits are written and compared. No validators stand here."""
