"""`{% picture %}` writes what browsers need to take the best size, and asks for nothing."""

import re

import pytest
from django.template import Context, Template

from catalog.images import SHAPES, ShopImage, attach_renditions
from catalog.tests.factories import make_image
from catalog.tests.uploads import png

SHOW = Template("{% load pictures %}{% picture image alt shape eager phone %}")
FIRST_SIZE = {
    "card": ("320", "240"),
    "product": ("640", "480"),
    "hero": ("800", "400"),
    "phone": ("480", "600"),
}


@pytest.fixture
def image(home):
    """A picture large enough for every size."""
    return ShopImage.objects.create(title="A bun", file=png(width=1600, height=1200))


def with_sizes(image, shape: str):
    image.get_renditions(*SHAPES[shape].specs)
    attach_renditions([image], SHAPES[shape].specs)
    return image


def shown(image, *, shape="card", alt="A bun", **context) -> str:
    image = with_sizes(image, shape)
    return SHOW.render(Context({"image": image, "alt": alt, "shape": shape} | context))


def types(html: str) -> list[str]:
    return re.findall(r'<source type="([^"]+)"', html)


def test_modern_formats_come_before_the_jpeg_for_old_browsers(image):
    html = shown(image)

    assert types(html) == ["image/avif", "image/webp"]
    assert re.search(r'<img src="[^"]+\.jpg"', html)


def test_each_format_says_how_wide_its_sizes_are(image):
    for srcset in re.findall(r'srcset="([^"]+)"', shown(image)):
        assert re.fullmatch(r"\S+ 320w, \S+ 640w", srcset)


def test_each_format_says_how_wide_the_picture_is_shown(image):
    html = shown(image)

    assert html.count(f'sizes="{SHAPES["card"].sizes}"') == html.count("srcset=") == 3


@pytest.mark.parametrize("shape", FIRST_SIZE)
def test_the_space_is_kept_free_before_the_picture_comes(image, shape):
    width, height = FIRST_SIZE[shape]

    assert f'width="{width}" height="{height}"' in shown(image, shape=shape)


def test_a_picture_of_one_size_needs_no_list_of_sizes(image):
    html = shown(image, shape="thumb")

    assert types(html) == ["image/webp"]
    assert "sizes=" not in html


def test_a_small_picture_names_each_width_once(home):
    html = shown(make_image())

    assert html.count(" 16w") == html.count("srcset=") == 2


def test_a_picture_waits_until_it_comes_near(image):
    html = shown(image)

    assert 'loading="lazy"' in html
    assert "fetchpriority" not in html


def test_the_first_picture_of_a_page_comes_at_once(image):
    assert 'loading="eager" fetchpriority="high"' in shown(image, eager=True)


def test_the_description_cannot_leave_its_attribute(image):
    html = shown(image, alt='Bun" onload="alert(1)')

    assert 'alt="Bun&quot; onload=&quot;alert(1)"' in html


def test_an_ornament_has_an_empty_description(image):
    assert ' alt=""' in shown(image, alt="")


def test_phones_get_their_own_picture(image):
    phone = with_sizes(ShopImage.objects.get(pk=image.pk), "phone")

    html = shown(image, shape="hero", phone=phone)

    sources = re.findall(r"<source[^>]+>", html)
    assert all('media="(max-width: 40rem)" width="480" height="600"' in s for s in sources[:3])
    assert types(html)[:3] == ["image/avif", "image/webp", "image/jpeg"]
    assert types(html)[3:] == ["image/avif", "image/webp"]


def test_a_picture_without_sizes_is_shown_as_it_was_uploaded(home):
    image = make_image(warm=False)

    html = SHOW.render(Context({"image": image, "alt": "", "shape": "card"}))

    assert f'<picture><img src="{image.file.url}" width="16" height="12"' in html


def test_no_picture_is_nothing(home):
    assert SHOW.render(Context({"image": None, "alt": "A bun", "shape": "card"})) == ""


def test_showing_asks_neither_the_database_nor_the_disk(image, django_assert_num_queries):
    for size in with_sizes(image, "hero").prefetched_renditions:
        size.file.storage.delete(size.file.name)

    with django_assert_num_queries(0):
        html = SHOW.render(Context({"image": image, "alt": "", "shape": "hero"}))

    assert types(html) == ["image/avif", "image/webp"]
