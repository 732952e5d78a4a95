"""Make an SVG from anywhere safe to keep: shapes stay, whatever acts or fetches goes.

svg-hush drops unknown elements and attributes, scripts, event handlers and foreign objects. What
it leaves of outside addresses, and animations it stripped of their target, go here.
"""

import re
from io import BytesIO
from xml.etree import ElementTree

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring, iterparse
from django.utils.translation import gettext as _
from py_svg_hush import filter_svg

MOST_BYTES = 512 * 1024
# Drawing programs nest a dozen groups; thousands would keep the filter busy for minutes.
DEEPEST = 100
NAMESPACE = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
EMBEDDED = {"image": ["png", "jpeg", "webp"]}
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@|//|\\", re.IGNORECASE)


class BadSvg(ValueError):
    """A file that is no SVG, or one nobody can make safe; the text says what to do."""


def clean_svg(source: bytes) -> bytes:
    """Return the drawing without script, handlers, outside references and embedded pages.

    Raises BadSvg.
    """
    if len(source) > MOST_BYTES:
        raise BadSvg(
            _("An SVG may have at most 500 kB. Simplify the drawing or save it as PNG or WebP.")
        )
    try:
        _measure(source)
        root = fromstring(filter_svg(source, EMBEDDED))
    except (ValueError, LookupError, ParseError, DefusedXmlException) as error:
        raise BadSvg(
            _("This file is not an SVG that browsers can show. Export it again as plain SVG.")
        ) from error
    _strip(root)
    _name_plainly(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _measure(source: bytes) -> None:
    """Raise ValueError when elements are nested too deep."""
    depth = 0
    for event, _element in iterparse(BytesIO(source), events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise ValueError("too many nested elements")


def _strip(parent: ElementTree.Element) -> None:
    for name, value in list(parent.attrib.items()):
        if not _stays(name.rpartition("}")[2], value):
            del parent.attrib[name]
    for child in list(parent):
        if _acts(child):
            parent.remove(child)
        else:
            _strip(child)


def _name_plainly(root: ElementTree.Element) -> None:
    """Write names without prefixes, and the namespace once at the top.

    Left to itself ElementTree asks a table that any library in the process may rewrite.
    """
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        if XLINK_HREF in element.attrib:
            link = element.attrib.pop(XLINK_HREF)
            element.attrib.setdefault("href", link)
    root.set("xmlns", NAMESPACE)


def _stays(name: str, value: str) -> bool:
    if name == "href":
        return value.startswith(("#", "data:image/"))
    return not OUTSIDE.search(value)


def _acts(element: ElementTree.Element) -> bool:
    """Whether this is a style sheet that fetches, or an animation without a harmless target."""
    kind = element.tag.rpartition("}")[2]
    if kind == "style":
        return bool(OUTSIDE.search(element.text or ""))
    return kind.startswith(("animate", "set")) and "attributeName" not in element.attrib
