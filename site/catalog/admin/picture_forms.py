"""The form behind every upload of a picture: single, bulk and inside a chooser."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from willow.svg import WillowSvgException

from catalog.svg import MOST_BYTES, BadSvg, clean_svg

HELP = _(
    "JPEG, PNG, WebP, AVIF, GIF or SVG, at most 10 MB and 40 megapixels (about 7700 × 5200). "
    "About 2400 pixels wide is plenty for the widest banner."
)
NOT_A_PICTURE = _(
    "The shop cannot show this kind of file. Save it as JPEG, PNG, WebP, AVIF, GIF or SVG and "
    "upload that. On an iPhone, choose Settings, Camera, Formats, “Most Compatible” to take "
    "JPEG instead of HEIC."
)
TOO_MANY_PIXELS = _(
    "This picture has more than 40 megapixels, the most the shop works with. Make it smaller "
    "(about 2400 pixels wide is plenty) and upload it again."
)
TOO_LARGE = _(
    "This file has more than 10 MB, the most the shop takes. Save it smaller (about 2400 pixels "
    "wide, JPEG quality 85) and upload it again."
)
WRONG_NAME = _(
    "This file is named .%(extension)s but holds %(image_format)s. Export it again from your "
    "picture program instead of renaming it."
)
NO_DESCRIPTION = _("Describe the picture: people who cannot see it hear these words.")
BAD_SVG_SIZE = _(
    "This SVG does not say how large it is in a way the shop understands. Export it again with "
    "a width and height in pixels, or with a view box alone."
)


class PictureFileField(WagtailImageField):
    """Wagtail's checks in the shop's words; an SVG is made safe before anything reads it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.help_text = HELP
        self.error_messages |= {
            "invalid_image": NOT_A_PICTURE,
            "invalid_image_extension": NOT_A_PICTURE,
            "invalid_image_known_format": WRONG_NAME,
            "file_too_large": TOO_LARGE,
            "file_too_large_unknown_size": TOO_LARGE,
            "file_too_many_pixels": TOO_MANY_PIXELS,
        }

    def to_python(self, data):
        if data and data.name.lower().endswith(".svg"):
            _make_safe(data)
        try:
            return super().to_python(data)
        except WillowSvgException as error:
            raise ValidationError(BAD_SVG_SIZE, code="bad_svg") from error

    def check_image_pixel_size(self, f):
        """Ask a drawing for at least one pixel each way; one of “nan” pixels passes Wagtail."""
        super().check_image_pixel_size(f)
        if f.image.format_name == "svg" and not all(side >= 1 for side in f.image.get_size()):
            raise ValidationError(BAD_SVG_SIZE, code="bad_svg")


class PictureForm(BaseImageForm):
    """A picture; the model asks for its description, the form says why."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = PictureFileField(
                label=plain.label, required=plain.required, widget=plain.widget
            )
        self.fields["description"].error_messages["required"] = NO_DESCRIPTION


def _make_safe(upload) -> None:
    """Put the clean drawing in the place of the uploaded one, however large that pretends to be."""
    try:
        clean = clean_svg(upload.read(MOST_BYTES + 1))
    except BadSvg as error:
        raise ValidationError(str(error), code="bad_svg") from error
    upload.file, upload.size = BytesIO(clean), len(clean)
