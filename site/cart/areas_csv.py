"""Service areas from a spreadsheet: all rows are taken, or none."""

import csv
from typing import TextIO

from django.core.exceptions import ValidationError
from django.db import transaction

from cart.models import ServiceArea

YES_NO = {"yes": True, "no": False}
COLUMNS = [
    "pincode",
    "area",
    "fee",
    "free_above",
    "minimum_order",
    "cash_on_delivery",
    "promise",
]


class BadRows(Exception):
    """Rows that cannot be taken; `errors` has one sentence a row, with its line number."""

    def __init__(self, errors: list[str]):
        super().__init__("; ".join(errors))
        self.errors = errors


def import_service_areas(file: TextIO) -> int:
    """Add or update an area a row, matched by pincode; return how many rows there were.

    The first line names the columns of `COLUMNS`; amounts are rupees, `cash_on_delivery` is yes
    or no, an empty `free_above` means never free. Raises BadRows, changing nothing, when
    any row is wrong.
    """
    reader = csv.DictReader(file)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        raise BadRows([f"line 1: no column {', '.join(missing)}"])
    errors, count, seen = [], 0, set()
    with transaction.atomic():
        for row in reader:
            count += 1
            try:
                _take(row, seen)
            except ValidationError as error:
                errors.append(f"line {reader.line_num}: {' '.join(error.messages)}")
        if errors:
            raise BadRows(errors)
    return count


def _take(row: dict, seen: set[str]) -> None:
    values = {name: (row[name] or "").strip() for name in COLUMNS}
    values["free_above"] = values["free_above"] or None
    answer = values["cash_on_delivery"].lower()
    if answer not in YES_NO:
        raise ValidationError("cash_on_delivery is yes or no.")
    if values["pincode"] in seen:
        raise ValidationError(f"{values['pincode']} stands there twice.")
    seen.add(values["pincode"])
    values["cash_on_delivery"] = YES_NO[answer]
    area = ServiceArea.objects.filter(pincode=values["pincode"]).first() or ServiceArea()
    for name, value in values.items():
        setattr(area, name, value)
    area.full_clean()
    area.save()
