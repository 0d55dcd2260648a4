"""The url of a request: its site is constant, and no value of a user leaves its place in path or query.

The law of this file: what the author wrote up to the path decides who is asked. A value is written in percent codes,
and a url in which a value has made a part of the path empty, `.` or `..` is never requested.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from dragoman.diagnostics.suggest import nearest
from dragoman.graph.computed import Fault, Template
from dragoman.language.sites import EXAMPLE, Site, site_of
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

LONGEST = 8_000
"""Characters of a url."""

_URL = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):(?P<slashes>/*)(?P<authority>[^/?#]*)(?P<rest>.*)\Z", re.DOTALL)
_BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?(?<!\.\.\.)\Z", re.IGNORECASE)
"""A url of which only the scheme is missing, short enough to be shown whole."""
_COMPUTED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_KEPT = "%:/?@!$&'()*+,;=-._~[]|"
_FORM = f"write it out, such as https://{EXAMPLE}/orders"


_SHOWN = 60


def compile_address(tree: Tree | None, compiler: Compiler) -> Template | None:
    """The url; nothing if it is refused."""
    if not isinstance(tree, Scalar):
        return None
    url = compiler.text(tree, "url")
    if url is None:
        return None
    written = tree.text.strip()
    problem = _problem(written) or _refusal(written, compiler)
    if problem is not None:
        compiler.report(problem[0], tree.span, problem[1], problem[2])
        return None
    return url


Problem = tuple[str, str, str | None]


def _problem(written: str) -> Problem | None:
    """What is wrong with how it is written: code, message and help."""
    found = _URL.match(written)
    shown = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}..."
    if found is None:
        what = "begins with a computed part" if _COMPUTED.match(written) else "has no scheme"
        wish = f"write it as https://{shown}" if _BARE.match(shown) else _FORM
        return "DG240", f"the url '{shown}' {what}: scheme and host must be written out", wish
    scheme, authority, rest = found["scheme"].lower(), found["authority"], _COMPUTED.sub("x", found["rest"])
    if scheme not in ("http", "https"):
        return "DG240", f"an http node cannot request a {scheme}: url", "write http:// or https://"
    if "{" in authority:
        return "DG240", f"the host of the url '{shown}' is computed: it must be written out", _host_help(authority)
    if "@" in authority:
        return "DG240", "the url holds a user or a password", "write them into a header, from bot.yaml's 'settings'"
    if found["slashes"] != "//" or site_of(authority, scheme) is None:
        return "DG240", f"the url '{shown}' names no host", _FORM
    if "#" in rest:
        return "DG240", f"the url '{shown}' has a fragment, which is never sent", "leave '#' and what follows out"
    if _climbs(rest):
        return "DG240", f"the url '{shown}' has the part '.' or '..' in its path", "write the path it leads to"
    return None


def _host_help(authority: str) -> str:
    host = authority.partition("{")[0]
    return f"write '/' behind the host: https://{host}/..." if site_of(host, "https") else _FORM


def _refusal(written: str, compiler: Compiler) -> Problem | None:
    """Why this project may not request it: code, message and help; nothing if it may."""
    site, allowed = site_in(written), compiler.around.http_allow
    if site is None:
        return None
    entry = f"'{site.origin}'" if site.lies_inside else site.host
    if site.allowed_by(allowed):
        message = f"'{site.host}' lies in a private network, which only a whole origin allows"
        inside = site.lies_inside and site.origin not in allowed
        return ("DG244", message, f"write {entry} under 'allow' in bot.yaml") if inside else None
    if not allowed:
        message = f"the host '{site.host}' is not allowed: bot.yaml allows http nodes no host"
        return "DG241", message, f"write into bot.yaml: 'http: {{allow: [{entry}]}}'"
    near = nearest(site.host, allowed)
    help_ = f"did you mean '{near}'?" if near else "add it to 'allow' under 'http' in bot.yaml"
    return "DG241", f"the host '{site.host}' is not allowed", help_


def site_in(url: str) -> Site | None:
    """Whom a url asks; nothing if it names nobody."""
    found = _URL.match(url)
    return site_of(found["authority"], found["scheme"].lower()) if found and found["slashes"] == "//" else None


def address(template: Template, rendered: str) -> str:
    """The rendered url as it is sent: the author's own signs in percent codes where a url needs them.

    Raises:
        Fault: it is too long, or a value has changed the parts of its path.
    """
    written = _COMPUTED.sub("x", template.text.source.strip())
    before, after = _rest(written), _rest(rendered)
    if _segments(after).count("") > _segments(before).count(""):
        raise Fault("template", f"a value in the path of the url is empty: {_shown(rendered)}", template.place)
    if _climbs(after):
        raise Fault("template", f"a value in the path of the url is '.' or '..': {_shown(rendered)}", template.place)
    url = quote(rendered, safe=_KEPT)
    if len(url) > LONGEST:
        raise Fault("template", f"the url has {len(url)} characters; {LONGEST} are the most", template.place)
    return url


def _rest(url: str) -> str:
    found = _URL.match(url)
    return found["rest"] if found else ""


def _segments(rest: str) -> list[str]:
    return rest.partition("?")[0].split("/")[1:]


def _climbs(rest: str) -> bool:
    """Whether a part of the path means another part to servers, also to those that read codes before they part it."""
    return bool({".", ".."} & set(unquote(rest.partition("?")[0]).replace("\\", "/").split("/")))


def _shown(url: str) -> str:
    return f"'{url.partition('?')[0][:100]}'"
