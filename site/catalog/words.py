"""Words as the search index takes them."""


def plain(text: str) -> str:
    """Return the words without NUL, quotes and double spaces.

    A bare quote or NUL byte makes the database backends fail.
    """
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.replace('"', " ").replace("'", " ").split())
