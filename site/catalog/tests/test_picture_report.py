"""The report of pictures that lack a description or a focal point."""

import csv

import pytest

from catalog.admin.columns import LIST_SIZE
from catalog.tests.factories import make_category, make_image, make_product
from catalog.tests.queries import queries
from catalog.tests.staff import staff
from catalog.tests.svgs import svg_file

REPORT = "/admin/reports/pictures/"
POINT = {"focal_point_x": 4, "focal_point_y": 4, "focal_point_width": 4, "focal_point_height": 4}


@pytest.fixture
def desk(home):
    return staff("Marketing")


def make_pictures(count: int, *, start: int = 0) -> None:
    """Make pictures with the small size of lists, each on a page."""
    for number in range(start, start + count):
        image = make_image(title=f"Picture {number}", warm=False)
        image.get_renditions(LIST_SIZE)
        make_category(slug=f"c-{number}", card_image=image)


def test_pictures_without_a_description_are_listed(desk):
    make_image(title="Mute bun", warm=False)
    make_image(title="Told bun", description="A bun", warm=False)

    page = desk.get(REPORT).text

    assert "Mute bun" in page
    assert "Told bun" not in page


def test_pictures_without_a_focal_point_are_listed_but_no_drawings(desk):
    make_image(title="Vague bun", description="A bun", warm=False)
    make_image(title="Sharp bun", warm=False, **POINT)
    drawing = make_image(title="Leaf", warm=False)
    drawing.file = svg_file()
    drawing.save()

    page = desk.get(REPORT, {"lacks": "focal_point"}).text

    assert "Vague bun" in page
    assert [title for title in ("Sharp bun", "Leaf") if title in page] == []


def test_a_picture_leads_to_where_it_is_described(desk):
    image = make_image(warm=False)

    assert f'href="/admin/images/{image.pk}/"' in desk.get(REPORT).text


def test_the_most_used_pictures_come_first(desk):
    make_image(title="Unused", warm=False)
    make_category(card_image=make_image(title="Used", warm=False))

    page = desk.get(REPORT).text

    assert page.index("Used") < page.index("Unused")
    assert [words for words in ("on 1 page", "on no page") if words not in page] == []


def test_the_report_is_exported(desk):
    make_category(card_image=make_image(title="Mute bun", credit="Meera", warm=False))
    make_image(title="Told bun", description="A bun", warm=False)

    answer = desk.get(REPORT, {"export": "csv"})

    rows = list(csv.reader(b"".join(answer.streaming_content).decode().splitlines()))
    assert [[row[0], row[3], row[5]] for row in rows[1:]] == [["Mute bun", "Meera", "1"]]


@pytest.mark.parametrize("role", ["Owner", "Catalogue"])
def test_whoever_keeps_pictures_sees_the_report(home, role):
    assert staff(role).get(REPORT).status_code == 200


@pytest.mark.parametrize("role", ["Order desk", "Accounts"])
@pytest.mark.parametrize("address", [REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"])
def test_nobody_else_does(home, role, address):
    assert staff(role).get(address).status_code == 302


def test_twelve_pictures_are_listed_in_as_many_queries_as_two(desk):
    make_pictures(2)
    two = queries(desk, REPORT)

    make_pictures(10, start=2)

    assert queries(desk, REPORT) == two


@pytest.mark.parametrize(("fields", "nudged"), [({}, True), (POINT, False)])
def test_an_editor_is_asked_for_a_focal_point_where_there_is_none(desk, fields, nudged):
    image = make_image(warm=False, **fields)

    assert ("has no focal point yet" in desk.get(f"/admin/images/{image.pk}/").text) is nudged


def test_no_focal_point_is_asked_for_of_a_drawing(desk):
    image = make_image(warm=False)
    image.file = svg_file()
    image.save()

    assert "has no focal point yet" not in desk.get(f"/admin/images/{image.pk}/").text


def test_a_picture_of_a_product_counts_no_page(desk):
    make_product(image=make_image(title="Bun", warm=False))

    assert "on no page" in desk.get(REPORT).text
