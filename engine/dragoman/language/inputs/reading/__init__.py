"""What several input types share: how the letters, numbers and days in an answer are read. No types stand here."""
