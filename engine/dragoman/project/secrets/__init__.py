"""Secrets that stand in a flow or in bot.yaml: found at their place, refused, and never printed whole.

The vocabulary: a *pattern* is what nothing but a secret looks like (a bot token, a key of Stripe's), wherever it is; a
*named* secret is a constant under a name such as `api_key`; a *placeholder* stands where a secret shall be written.
"""

from dragoman.project.secrets.finding import secrets_in
from dragoman.project.secrets.found import Secret
from dragoman.project.secrets.hiding import hidden

__all__ = ["Secret", "hidden", "secrets_in"]
