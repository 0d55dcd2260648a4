"""Finds the time zone that people mean: by its IANA name, by a city that it is named after, by a country with only one.

Names come from the locale data: nothing is read from the system's own files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dragoman.language.inputs.reading.letters import folded, words_of
from dragoman.language.inputs.reading.locales import language_of, locale_of

_ABROAD = frozenset({"Europe/Busingen"})
"""Zones of a single place, which nobody means who names the country."""


def zone_in(text: str, locale: str) -> str | None:
    """The IANA name (`Europe/Berlin`, `UTC`) of the zone that is named in the locale or in English, or nothing."""
    typed = folded(text).replace(" / ", "/").replace(" ", "_")
    if (named := _zones().get(typed)) is not None:
        return named
    place = _key(text)
    return next((found for language in (locale, "en") if (found := _places(language_of(language)).get(place))), None)


def _key(name: str) -> str:
    return " ".join(words_of(folded(name)))


@lru_cache(maxsize=1)
def _zones() -> Mapping[str, str]:
    """Folded IANA name -> the name as it is written. Abbreviations and offsets (`EST`, `Etc/GMT+2`) are none."""
    from babel.core import get_global

    names = (*get_global("zone_territories"), *get_global("zone_aliases"))
    zones = {folded(name): name for name in names if "/" in name and not name.startswith("Etc/")}
    return zones | dict.fromkeys(("utc", "gmt", "etc/utc"), "UTC")


@lru_cache(maxsize=32)
def _places(language: str) -> Mapping[str, str]:
    """City or country, in this language -> zone. A name that fits several zones is none."""
    pairs = {(_key(place), zone) for place, zone in (*_cities(language), *_countries(language)) if _key(place)}
    uses = Counter(place for place, _ in pairs)
    return {place: zone for place, zone in pairs if uses[place] == 1}


def _cities(language: str) -> Iterator[tuple[str, str]]:
    from babel.core import get_global

    own = locale_of(language).time_zones
    for zone in get_global("zone_territories"):
        if "/" in zone and not zone.startswith("Etc/"):
            yield zone.rpartition("/")[2].replace("_", " "), zone
            if city := own.get(zone, {}).get("city"):
                yield str(city), zone
    for old, zone in get_global("zone_aliases").items():
        if "/" in old and not old.startswith("Etc/") and "/" in zone:
            yield old.rpartition("/")[2].replace("_", " "), str(zone)
            yield str(own.get(old, {}).get("city") or ""), str(zone)


def _countries(language: str) -> Iterator[tuple[str, str]]:
    from babel.core import get_global

    zones = {zone: at for zone, at in get_global("zone_territories").items() if zone not in _ABROAD}
    uses = Counter(zones.values())
    names = locale_of(language).territories
    yield from ((str(names[at]), zone) for zone, at in zones.items() if uses[at] == 1 and at in names and at != "001")
