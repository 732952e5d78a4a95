"""`manage.py run_timer`: the timer, where neither gunicorn nor Celery's beat runs it."""

from django.core.management.base import BaseCommand

from home.timer import tick, tick_for_ever


class Command(BaseCommand):
    help = "Publish what is scheduled, again and again until stopped; with --once, one time."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is due, then stop.")

    def handle(self, **options):
        if options["once"]:
            tick()
        else:
            tick_for_ever()
