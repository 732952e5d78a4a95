"""The links of the admin's main menu, however deep, as the browser gets them."""

import json
import re
from html import unescape

from django.test import Client


def menu_links(client: Client) -> list[str]:
    """Return every address the main menu of this log-in leads to."""
    page = client.get("/admin/").content.decode()
    props = re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', page, re.DOTALL)
    return sorted(set(_links(json.loads(unescape(props.group(1))))))


def _links(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "url" and isinstance(value, str) and value.startswith("/admin/"):
                yield value
            yield from _links(value)
    elif isinstance(node, list):
        for value in node:
            yield from _links(value)
