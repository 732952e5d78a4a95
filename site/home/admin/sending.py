"""The editor sends a form once, and saves nothing by itself meanwhile."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def send_once() -> str:
    return format_html('<script src="{}"></script>', static("js/admin/send-once.js"))
