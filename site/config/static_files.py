"""How static files are published: hashed, compressed, small scripts, one stylesheet."""

import re

from django.core.files.base import ContentFile
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/main.css"
OUR_SCRIPT = re.compile(r"js/.+\.js$")
IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>[\w-]+)\);')


class ShopStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Publish `css/main.css` with its imports written out, and our scripts without comments.

    So a page asks for one stylesheet, and its modules stay small although each is a file.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            self._shrink(paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _shrink(self, paths) -> None:
        """Replace the stylesheet and our scripts by what browsers should get."""
        changed = {name: jsmin(_read(paths, name)) for name in paths if OUR_SCRIPT.match(name)}
        if STYLESHEET in paths:
            changed[STYLESHEET] = _flat_stylesheet(paths)
        for name, content in changed.items():
            self.delete(name)
            self.save(name, ContentFile(content.encode()))
            paths[name] = (self, name)


def _read(paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def _flat_stylesheet(paths) -> str:
    def inline(match: re.Match) -> str:
        return f"@layer {match['layer']} {{\n{_read(paths, 'css/' + match['path'])}\n}}"

    return IMPORT.sub(inline, _read(paths, STYLESHEET))
