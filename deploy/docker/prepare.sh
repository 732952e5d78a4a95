#!/bin/sh
# What must be done once before a new version serves: tables, staff roles, static files for nginx.
set -eu

python manage.py migrate --noinput
python manage.py sync_roles
# Files of earlier versions stay for a month: pages that are still open somewhere ask for them.
cp -R staticfiles/. /srv/static/
find /srv/static -type f -mtime +30 -delete
