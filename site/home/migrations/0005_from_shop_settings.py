"""Take social links and opening hours over from the shop's settings, before they go there."""

from django.db import migrations

NETWORKS = {"instagram": "instagram_url", "facebook": "facebook_url"}


def take_over(apps, schema_editor):
    """Copy the links; hours were free text, so they become the note below seven empty rows."""
    shop = apps.get_model("orders", "ShopSettings").objects.first()
    hours = apps.get_model("home", "OpeningHours").objects.create(
        note=shop.opening_hours if shop else ""
    )
    weekdays = apps.get_model("home", "WeekdayHours").objects
    for weekday in range(7):
        weekdays.create(setting=hours, weekday=weekday)
    accounts = [
        ("account", {"network": network, "url": getattr(shop, field)})
        for network, field in NETWORKS.items()
        if shop and getattr(shop, field)
    ]
    apps.get_model("home", "Storefront").objects.create(social=accounts)


def give_back(apps, schema_editor):
    """Put links and note back into the shop's settings."""
    shop = apps.get_model("orders", "ShopSettings").objects.first()
    front = apps.get_model("home", "Storefront").objects.first()
    hours = apps.get_model("home", "OpeningHours").objects.first()
    if shop is None:
        return
    for account in front.social if front else []:
        if field := NETWORKS.get(account.value["network"]):
            setattr(shop, field, account.value["url"])
    shop.opening_hours = hours.note[:120] if hours else ""
    shop.save()


class Migration(migrations.Migration):
    dependencies = [("home", "0004_storefront"), ("orders", "0002_tax_rates")]
    run_before = [("orders", "0003_marketing_texts_moved")]

    operations = [migrations.RunPython(take_over, give_back)]
