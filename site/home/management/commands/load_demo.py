"""`manage.py load_demo`: fill the shop with demo content."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from home.demo.loader import load


class Command(BaseCommand):
    help = "Add the demo shop's pages, products, pictures and service areas where missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--no-sizes",
            action="store_true",
            help="Leave the pictures' sizes to tasks, or to make_renditions.",
        )

    def handle(self, **options):
        load(say=self.stdout.write, sizes=not options["no_sizes"])
        call_command("rebuild_references_index", verbosity=0)
        call_command("update_index", verbosity=0)
        self.stdout.write(self.style.SUCCESS("The demo shop is ready."))
