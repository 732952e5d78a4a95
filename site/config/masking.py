"""The last net under logs and error reports: nothing that names a shopper gets through.

Code must not log such things in the first place; exceptions of databases, mail servers and
frameworks do it all the same.
"""

import re

MASK = "•••"

RULES = (
    # An order or complaint, by its address and then by its looks: 128 bits in URL-safe Base64.
    (re.compile(r"(/(?:orders|grievance)/)[\w-]{16,}"), r"\1" + MASK),
    (
        re.compile(r"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{21}[AQgw](?![\w-])", re.ASCII),
        MASK,
    ),
    # What a browser is known by.
    (
        re.compile(r"\b(shopper|sessionid|csrftoken)(['\"]?\s*[=:]\s*['\"]?)[^;,\s'\"]+"),
        r"\1\2" + MASK,
    ),
    # A mobile number of India in any spelling people type, in an address too.
    (
        re.compile(
            r"(?:(?<![0-9A-Za-z])|(?<=%2B)|(?<=%20))(?:(?:\+|00)?91|0)?(?:[\s()-]|%20)*"
            r"[6-9](?:(?:[\s()-]|%20){0,2}[0-9]){9}(?![0-9A-Za-z])"
        ),
        MASK,
    ),
    (re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"), MASK),
    # PostgreSQL quotes the whole row, with name and address, when a constraint refuses it.
    (re.compile(r"(Failing row contains \().*?(\)\.?)$", re.MULTILINE), r"\1" + MASK + r"\2"),
)


def masked(text: str) -> str:
    """Return a text without phone numbers, mail addresses, tokens of orders and cookies."""
    for pattern, mask in RULES:
        text = pattern.sub(mask, text)
    return text


def masked_all(value):
    """Return plain data, as JSON knows it, with every text in it masked."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {key: masked_all(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [masked_all(inner) for inner in value]
    return value
