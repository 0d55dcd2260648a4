"""What checks prove with: the flows they look at, the ways through them, and what holds there."""
