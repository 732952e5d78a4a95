"""Public addresses of pages, worked out from the page tree."""


def shop_address(url_path: str) -> str:
    """Return the public address of a page's tree path.

    The shop is one site, so the path without its home page is the address.
    """
    return "/" + "/".join(url_path.split("/")[2:])
