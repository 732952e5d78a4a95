from datetime import date

from django.db import migrations

# CGST (Rate) notifications 9/2025 and 10/2025, in force since 22 September 2025.
VALID_FROM = date(2025, 9, 22)
PERCENT = {"NIL": 0, "MERIT": 5, "STANDARD": 18, "DEMERIT": 40}


def add_rates(apps, schema_editor):
    rates = apps.get_model("orders", "TaxRate").objects
    for tax_class, percent in PERCENT.items():
        rates.get_or_create(
            tax_class=tax_class, valid_from=VALID_FROM, defaults={"percent": percent}
        )


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_initial")]

    operations = [migrations.RunPython(add_rates, migrations.RunPython.noop)]
