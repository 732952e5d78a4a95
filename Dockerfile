# One image for the web server, the worker, beat and one-off commands; see docs/deploy-docker.md.
FROM python:3.11-slim-bookworm AS packages
# The cache outlives the layer: a changed list of packages downloads only what is new.
COPY requirements.txt /tmp/requirements.txt
RUN --mount=type=cache,target=/root/.cache/pip \
    python -m venv /opt/venv && \
    /opt/venv/bin/pip install --no-input --disable-pip-version-check --requirement /tmp/requirements.txt && \
    /opt/venv/bin/pip uninstall --yes --quiet pip setuptools

# Code and published static files, owned by root: the shop cannot change what it runs.
FROM packages AS code
WORKDIR /app
COPY manage.py ./
COPY deploy ./deploy
COPY site ./site
# The key signs nothing and is gone with this command.
RUN DJANGO_SECRET_KEY="$(/opt/venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(48))')" \
    /opt/venv/bin/python manage.py collectstatic --noinput --verbosity 0 && \
    /opt/venv/bin/python -m compileall -q site && \
    rm -rf var && \
    chmod -R a+rX,go-w .

FROM python:3.11-slim-bookworm
# Pango and the fonts of Indian scripts are for PDF bills. Debian's mirrors keep only the newest
# version of a package, so a pinned one would soon not build.
# hadolint ignore=DL3008
RUN apt-get update && \
    apt-get install -y --no-install-recommends \
        fontconfig fonts-noto-core libpango-1.0-0 libpangoft2-1.0-0 && \
    rm -rf /var/lib/apt/lists/* && \
    groupadd --gid 10001 shop && \
    useradd --uid 10001 --gid shop --no-create-home --home-dir /tmp --shell /usr/sbin/nologin shop && \
    install -d -o shop -g shop /app/var /app/media /srv/static
COPY --from=packages /opt/venv /opt/venv
COPY --from=code /app /app
WORKDIR /app
ENV PATH=/opt/venv/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONPATH=/app/site \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    GUNICORN_BIND=0.0.0.0:8000
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "deploy/docker/health.py", "web"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py"]
