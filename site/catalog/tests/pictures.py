"""Read the pictures of a page as a browser does."""

import re

PICTURE = re.compile(r"<img[^>]*>")
EAGER = 'loading="eager" fetchpriority="high"'


def pictures(client, path: str) -> list[str]:
    """Return the tags of all pictures in the main part of a page."""
    main = client.get(path).text.split("<main")[1].split("</main>")[0]
    return PICTURE.findall(main)


def assert_only_the_first_is_eager(tags: list[str]) -> None:
    assert [EAGER in tag for tag in tags] == [True] + [False] * (len(tags) - 1)
    assert all('loading="lazy"' in tag for tag in tags[1:])
