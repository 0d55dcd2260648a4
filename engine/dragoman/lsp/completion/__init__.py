"""Completion: what can be written at a place, told from the lines around it, so that it works in a torn file too."""

from dragoman.lsp.completion.complete import complete
from dragoman.lsp.completion.offers import Offer

__all__ = ["Offer", "complete"]
