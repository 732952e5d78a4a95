"""Read the head of a page as search engines and messengers do."""

import json
from html.parser import HTMLParser

from django.test import Client


class Head(HTMLParser):
    """Title, meta data, links and structured data of a page."""

    def __init__(self, html: str):
        super().__init__()
        self.title, self.meta, self.links, self.json = "", {}, {}, []
        self._inside = ""
        self.feed(html)

    @property
    def canonical(self) -> str | None:
        return self.links.get("canonical")

    @property
    def robots(self) -> str | None:
        return self.meta.get("robots")

    @property
    def facts(self) -> list[dict]:
        """All that stands in the blocks of JSON-LD."""
        return [fact for block in self.json for fact in json.loads(block)]

    def fact(self, kind: str) -> dict:
        """Return the only fact of a type."""
        (found,) = [fact for fact in self.facts if fact["@type"] == kind]
        return found

    def handle_starttag(self, tag: str, attrs: list) -> None:
        attrs = dict(attrs)
        if tag == "meta":
            self.meta[attrs.get("name") or attrs.get("property")] = attrs.get("content")
        elif tag == "link":
            self.links[attrs["rel"]] = attrs["href"]
        elif tag == "title" or attrs.get("type") == "application/ld+json":
            self._inside = tag
            self.json += [""] if tag == "script" else []

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "script":
            self.json[-1] += data


def head(client: Client, path: str) -> Head:
    """Return the head of the page at an address."""
    return Head(client.get(path).text)
