# shellcheck shell=bash
# shellcheck disable=SC2154  # the variables are of the script that sources this file
# The steps of scripts/setup_nginx_gunicorn_ubuntu.sh, each safe to repeat.

PACKAGES=(
  python3 python3-venv nginx redis-server postgresql postgresql-client certbot curl openssl
  libpango-1.0-0 libpangoft2-1.0-0 fonts-noto-core
)
BROTLI=libnginx-mod-http-brotli-static
TLS=/etc/nginx/tls/thathwamasi
SNIPPETS=/etc/nginx/snippets/thathwamasi

is_installed() {
  [ "$(dpkg-query --show --showformat '${db:Status-Abbrev}' "$1" 2>/dev/null)" = "ii " ]
}

install_packages() {
  local name missing=()
  for name in "${PACKAGES[@]}"; do
    is_installed "$name" || missing+=("$name")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    run apt-get update
    run env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
  fi
  # Some releases have no such package; gzip does then.
  if ! is_installed "$BROTLI" && apt-cache show "$BROTLI" >/dev/null 2>&1; then
    run env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$BROTLI"
  fi
}

make_user() {
  id thathwamasi >/dev/null 2>&1 ||
    run useradd --system --home-dir "$HOME_OF_SHOP" --shell /usr/sbin/nologin thathwamasi
  # nginx reads uploads and static files, nothing else.
  run usermod --append --groups thathwamasi www-data
  run install -d -o thathwamasi -g thathwamasi -m 750 \
    "$HOME_OF_SHOP/core/var" "$HOME_OF_SHOP/core/media" "$HOME_OF_SHOP/core/staticfiles"
  run install -d -m 755 /var/cache/nginx /var/www/certbot "$TLS"
}

write_settings() {
  local file=$HOME_OF_SHOP/core/.env
  [ -e "$file" ] || run cp "$ROOT/deploy/env/.env.production.example" "$file"
  run chown root:thathwamasi "$file"
  run chmod 640 "$file"
  fill_in "$file" DJANGO_SECRET_KEY "$(openssl rand -hex 32)"
  fill_in "$file" ALLOWED_HOSTS "$(IFS=, && echo "${DOMAINS[*]}")"
  fill_in "$file" PUBLIC_BASE_URL "https://${DOMAINS[0]}"
  fill_in "$file" DATABASE_URL \
    "postgres://thathwamasi:$(openssl rand -hex 16)@127.0.0.1:5432/thathwamasi"
}

# fill_in FILE NAME VALUE: only where the file has the name and nothing behind it.
fill_in() {
  if [ "$DRY" = yes ]; then
    echo "      fill in $2, if it is empty"
  else
    sed -i "s|^$2=\$|$2=$3|" "$1"
  fi
}

# A database on this machine is made; one elsewhere must be there.
make_database() {
  local form='^postgres(ql)?://([a-z0-9_]+):([^@]+)@(127\.0\.0\.1|localhost)(:5432)?/([a-z0-9_]+)$'
  if [ "$DRY" = yes ]; then
    echo "      make role and database of DATABASE_URL, if they are on this machine and missing"
    return
  fi
  [[ $(setting DATABASE_URL) =~ $form ]] || return 0
  local role=${BASH_REMATCH[2]} password=${BASH_REMATCH[3]} name=${BASH_REMATCH[6]}
  password=$(decoded "$password")
  # It may create databases: backups are proven by restoring them into one.
  quietly postgres_has "SELECT 1 FROM pg_roles WHERE rolname = '$role'" ||
    as_postgres psql --quiet <<<"CREATE ROLE \"$role\" LOGIN CREATEDB PASSWORD '${password//\'/\'\'}';"
  quietly postgres_has "SELECT 1 FROM pg_database WHERE datname = '$name'" ||
    quietly as_postgres createdb --owner "$role" --encoding UTF8 --template template0 "$name"
}

as_postgres() {
  (cd / && runuser -u postgres -- "$@")
}

postgres_has() {
  as_postgres psql --no-psqlrc --tuples-only --command "$1" | grep -q 1
}

make_packages() {
  if [ "$DRY" = yes ]; then
    echo "      install requirements.txt into $VENV, if it changed"
  else
    make_venv "$VENV" "$ROOT/requirements.txt"
  fi
}

prepare_shop() {
  local command
  for command in "migrate --noinput" "collectstatic --noinput" sync_roles; do
    # shellcheck disable=SC2086  # words of a command
    as_shop "$VENV/bin/python" manage.py $command
  done
}

place_units() {
  local file
  for file in "$ROOT"/deploy/systemd/*.{service,timer}; do
    place 644 "$file" "/etc/systemd/system/${file##*/}" || true
  done
  place 644 "$ROOT/deploy/systemd/thathwamasi-.service.d/hardening.conf" \
    /etc/systemd/system/thathwamasi-.service.d/hardening.conf || true
  run systemctl daemon-reload
  run systemctl enable "${UNITS[@]/#/thathwamasi-}" thathwamasi-backup.timer
}

has_letsencrypt() {
  [ -e "/etc/letsencrypt/live/${DOMAINS[0]}/fullchain.pem" ]
}

# Links: nginx starts before there is a certificate of Let's Encrypt, and takes that once it stands.
make_certificate() {
  if has_letsencrypt; then
    run ln -sfn "/etc/letsencrypt/live/${DOMAINS[0]}/fullchain.pem" "$TLS/fullchain.pem"
    run ln -sfn "/etc/letsencrypt/live/${DOMAINS[0]}/privkey.pem" "$TLS/privkey.pem"
  elif [ ! -e "$TLS/fullchain.pem" ]; then
    run openssl req -x509 -nodes -days 365 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \
      -subj "/CN=${DOMAINS[0]}" -addext "subjectAltName=DNS:${DOMAINS[0]}" \
      -keyout "$TLS/privkey.pem" -out "$TLS/fullchain.pem"
  fi
}

place_site() {
  local site map
  run rm -rf "$SNIPPETS.new"
  run cp -R "$ROOT/deploy/nginx/snippets" "$SNIPPETS.new"
  if is_installed "$BROTLI"; then
    write "brotli_static on;" "$SNIPPETS.new/static.d/brotli.conf"
  fi
  for map in "$SNIPPETS"/load-test*.map; do
    [ ! -e "$map" ] || run cp "$map" "$SNIPPETS.new/"
  done
  run rm -rf "$SNIPPETS"
  run mv "$SNIPPETS.new" "$SNIPPETS"
  site=$(sed "s/server_name shop\.example;/server_name ${DOMAINS[*]};/" "$ROOT/deploy/nginx/thathwamasi.conf")
  # Where IPv6 is off, listening on it would keep nginx from starting.
  [ -e /proc/net/if_inet6 ] || site=$(grep -v 'listen \[::\]' <<<"$site")
  write "$site" /etc/nginx/sites-available/thathwamasi.conf
  run ln -sfn ../sites-available/thathwamasi.conf /etc/nginx/sites-enabled/thathwamasi.conf
  run nginx -t
}

# write TEXT FILE
write() {
  if [ "$DRY" = yes ]; then
    echo "      write $2"
  else
    printf '%s\n' "$1" >"$2"
  fi
}

# What runs takes new code without turning anybody away; its environment it reads at a start only.
start_shop() {
  local how=reload-or-restart stamp=$HOME_OF_SHOP/.in-force wanted
  wanted=$(cd "$ROOT" && cat requirements.txt deploy/gunicorn.conf.py \
    deploy/systemd/thathwamasi-{gunicorn.service,.service.d/hardening.conf} \
    <(cat "$HOME_OF_SHOP/core/.env" 2>/dev/null) | cksum)
  [ "$wanted" = "$(cat "$stamp" 2>/dev/null)" ] || how=restart
  run systemctl "$how" thathwamasi-gunicorn
  run systemctl restart thathwamasi-celery thathwamasi-celery-beat
  run systemctl start thathwamasi-backup.timer
  run systemctl enable nginx
  run systemctl reload-or-restart nginx
  write "$wanted" "$stamp"
}

fetch_certificate() {
  [ -n "${LETSENCRYPT_EMAIL:-}" ] && ! has_letsencrypt || return 0
  run certbot certonly --webroot --webroot-path /var/www/certbot --non-interactive --agree-tos \
    --email "$LETSENCRYPT_EMAIL" --deploy-hook "systemctl reload nginx" \
    "${DOMAINS[@]/#/--domain=}"
  make_certificate
  run systemctl reload nginx
}
