"""The documentation, and what makes those parts of it that stand in the code already."""
