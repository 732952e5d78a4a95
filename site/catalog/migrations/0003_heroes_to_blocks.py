"""Heroes, category grids and favourites of sections and categories become blocks."""

from django.db import migrations

from catalog.migrations._heroes import favourites, grid, hero, move

FIELDS = ["hero_title", "hero_text", "hero_image"]


def _section_blocks(facts: dict) -> list[dict]:
    heading = f"Choose from our {facts['title']}"
    return [*hero(facts), grid(heading), favourites("Favourites")]


def move_heroes(apps, schema_editor):
    for section in apps.get_model("catalog", "SectionPage").objects.all():
        move(apps, section, FIELDS, _section_blocks)
    for category in apps.get_model("catalog", "CategoryPage").objects.all():
        move(apps, category, FIELDS, hero)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_trigram"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(move_heroes, migrations.RunPython.noop, elidable=True)]
