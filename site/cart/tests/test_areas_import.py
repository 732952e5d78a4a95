"""`manage.py import_service_areas`: every row is taken, or none."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from cart.models import ServiceArea
from cart.tests.factories import make_area

pytestmark = pytest.mark.django_db

HEAD = "pincode,area,fee,free_above,minimum_order,cash_on_delivery,promise\n"
GOOD = HEAD + "560004,Basavanagudi,40,499,150,yes,Today\n560011,Jayanagar,50.50,,0,NO,\n"


@pytest.fixture
def run(tmp_path):
    def _run(content, encoding: str = "utf-8"):
        path = tmp_path / "areas.csv"
        path.write_bytes(content.encode(encoding))
        call_command("import_service_areas", str(path), verbosity=0)

    return _run


def test_every_row_becomes_an_area(run):
    run(GOOD)

    first, second = ServiceArea.objects.order_by("pincode")
    assert (first.pincode, first.fee, first.free_above) == ("560004", 40, 499)
    assert (second.fee, second.free_above) == (Decimal("50.50"), None)
    assert (first.cash_on_delivery, second.cash_on_delivery) == (True, False)


def test_a_second_run_updates_and_doubles_nothing(run):
    run(GOOD)

    run(GOOD.replace("560004,Basavanagudi,40", "560004,Gandhi Bazaar,45"))

    assert ServiceArea.objects.count() == 2
    assert ServiceArea.objects.get(pincode="560004").area == "Gandhi Bazaar"


def test_areas_that_are_not_in_the_file_stay(run):
    make_area(pincode="560070")

    run(GOOD)

    assert ServiceArea.objects.count() == 3


def test_a_file_from_a_spreadsheet_with_its_mark_is_read(run):
    run(GOOD, "utf-8-sig")

    assert ServiceArea.objects.count() == 2


@pytest.mark.parametrize(
    "row",
    [
        "060004,Nowhere,40,499,0,yes,",
        "56000,Nowhere,40,499,0,yes,",
        "५६०००४,Nowhere,40,499,0,yes,",
        "560005,Nowhere,forty,499,0,yes,",
        "560005,Nowhere,-1,499,0,yes,",
        "560005,Nowhere,40,499,-1,yes,",
        "560005,Nowhere,,499,0,yes,",
        "560005,Nowhere,40,499,0,perhaps,",
        "560005,,40,499,0,yes,",
        "560005",
        "560004,Twice,40,499,0,yes,",
    ],
)
def test_one_bad_row_stops_all_and_is_named(run, row):
    with pytest.raises(CommandError, match="line 4"):
        run(GOOD + row + "\n")

    assert not ServiceArea.objects.exists()


def test_all_bad_rows_are_named_at_once(run):
    with pytest.raises(CommandError, match="line 2.*line 3"):
        run(HEAD + "1,A,40,,0,yes,\n2,B,40,,0,yes,\n")


def test_a_missing_column_is_named(run):
    with pytest.raises(CommandError, match="line 1: no column fee"):
        run(GOOD.replace("fee", "charge"))


@pytest.mark.parametrize("content", ["", "\n", "no columns at all"])
def test_a_file_without_columns_is_refused(run, content):
    with pytest.raises(CommandError, match="line 1"):
        run(content)


def test_a_file_that_is_not_there_is_refused():
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_service_areas", "/nowhere/areas.csv")


def test_a_file_in_another_encoding_is_refused(run):
    with pytest.raises(CommandError, match="cannot be read"):
        run(GOOD.replace("Today", "Küche"), "latin-1")
