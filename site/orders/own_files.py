"""What a PDF may read while it is made: our own static files, nothing else."""

from mimetypes import guess_type
from urllib.parse import unquote, urljoin

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from weasyprint.urls import URLFetcher, URLFetcherResponse

# Addresses on our pages are relative; this base leads nowhere.
BASE = "https://paper.invalid/"


class ForeignAddress(ValueError):
    """A page asked for something that is no static file of ours."""


class OwnFiles(URLFetcher):
    """Answers WeasyPrint from the folders of static files; it asks no network and no other file."""

    def __init__(self):
        super().__init__(fail_on_errors=True)

    def fetch(self, url: str, headers=None) -> URLFetcherResponse:
        """Return a static file. Raises ForeignAddress."""
        prefix = urljoin(BASE, settings.STATIC_URL)
        if not url.startswith(prefix):
            raise ForeignAddress(url)
        name = unquote(url.removeprefix(prefix))
        path = finders.find(name) or staticfiles_storage.path(name)
        with open(path, "rb") as file:
            return URLFetcherResponse(url, file.read(), {"Content-Type": guess_type(name)[0]})
