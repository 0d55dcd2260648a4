"""What Dragoman costs, measured: `make bench`. Figures are for comparing within one run, never for a test."""
