"""Drawings for tests: one to keep, and a shelf of nasty ones."""

from django.core.files.uploadedfile import SimpleUploadedFile

NICE = (
    '<defs><linearGradient id="dawn"><stop offset="0" stop-color="red"/></linearGradient></defs>'
    "<style>.leaf{fill:green}</style>"
    '<rect class="leaf" width="8" height="6"/><path fill="url(#dawn)" d="M1,1h3v3z"/>'
)
NASTY = {
    "script": "<script>alert(1)</script>",
    "handler": '<rect onload="alert(1)"/>',
    "foreign object": '<foreignObject><iframe src="https://evil.example"/></foreignObject>',
    "outside picture": '<image href="https://evil.example/a.png"/>',
    "outside picture, old style": '<image xlink:href="//evil.example/a.png"/>',
    "outside shape": '<use xlink:href="https://evil.example/a.svg#x"/>',
    "outside fill": '<rect style="fill:url(https://evil.example/#a)"/>',
    "outside filter": '<filter id="f"><feImage href="https://evil.example/x"/></filter>',
    "script link": '<a href="javascript:alert(1)"><text>x</text></a>',
    "spelled script link": '<a xlink:href=" java&#x0a;script:alert(1)"><text>x</text></a>',
    "link set by animation": '<a><animate attributeName="href" to="javascript:alert(1)"/></a>',
    "handler set later": '<rect><set attributeName="onclick" to="alert(1)"/></rect>',
    "imported style": "<style>@import url(https://evil.example/a.css);</style>",
    "escaped import": '<style>@\\69mport "//evil.example/a.css";</style>',
    "escaped address": '<rect style="fill:u\\72l(//evil.example/a)"/>',
    "page in data": '<image href="data:text/html;base64,PHNjcmlwdD4="/>',
    "drawing in data": '<image href="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4="/>',
    "style sheet": '<?xml-stylesheet href="https://evil.example/a.css"?>',
}
REFUSED = {
    "outside entity": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
    "billion laughs": '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>',
    "web page": "<html><script>alert(1)</script></html>",
    "unknown encoding": '<?xml version="1.0" encoding="roti-8"?><svg/>',
    "thousands of groups": "<svg>" + "<g>" * 5000 + "</g>" * 5000 + "</svg>",
    "half a file": '<svg xmlns="http://www.w3.org/2000/svg"><rect',
    "nothing": "",
}


def drawing(inside: str = NICE, *, size: str = 'width="8" height="6"') -> bytes:
    """Return a whole drawing around these shapes."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {names} {size}>{inside}</svg>".encode()


def svg_file(source: bytes | None = None, name: str = "leaf.svg") -> SimpleUploadedFile:
    """Return an upload of this drawing, a nice one when nothing is given."""
    return SimpleUploadedFile(name, drawing() if source is None else source, "image/svg+xml")
