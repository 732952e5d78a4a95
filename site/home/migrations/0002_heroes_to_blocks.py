"""Hero, doors, favourites and category grids of the home page become blocks."""

from django.db import migrations

from catalog.migrations._heroes import favourites, grid, hero, move

FIELDS = ["hero_title", "hero_text", "hero_button", "hero_link", "hero_image"]


def move_hero(apps, schema_editor):
    sections = apps.get_model("catalog", "SectionPage").objects.filter(live=True).order_by("path")
    grids = [grid(section.title, section.intro, section.pk) for section in sections]

    def first_blocks(facts: dict) -> list[dict]:
        return [*hero(facts), grid(), favourites("Favourites of the house"), *grids]

    for home in apps.get_model("home", "HomePage").objects.all():
        move(apps, home, FIELDS, first_blocks)


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial"), ("catalog", "0003_heroes_to_blocks")]

    operations = [migrations.RunPython(move_hero, migrations.RunPython.noop, elidable=True)]
