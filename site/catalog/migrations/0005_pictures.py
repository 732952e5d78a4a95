import catalog.uploads
import wagtail.images.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0004_blocks"),
    ]

    operations = [
        migrations.AlterField(
            model_name="shopimage",
            name="description",
            field=models.CharField(
                default="",
                help_text="Say what is seen, as if on the telephone: “Round bread with sesame, cut open, on a wooden board”. Leave out “picture of”, the shop's name and the price.",
                max_length=255,
                verbose_name="description",
            ),
        ),
        migrations.AlterField(
            model_name="shopimage",
            name="file",
            field=catalog.uploads.CleanImageField(
                height_field="height",
                upload_to=wagtail.images.models.get_upload_to,
                verbose_name="file",
                width_field="width",
            ),
        ),
    ]
