#!/usr/bin/env bash
# What the tests need beside Python: a browser, PostgreSQL, LibreOffice, PDF tools, a virus scanner, a reader of scans. Installed where we may; else said in a line.
set -euo pipefail

PACKAGES=(chromium postgresql libreoffice-writer-nogui libreoffice-calc-nogui python3-uno poppler-utils clamav tesseract-ocr tesseract-ocr-vie)
PROOFS=(/usr/bin/chromium /usr/lib/postgresql /usr/bin/soffice /usr/lib/libreoffice/program/libsclo.so
    /usr/lib/python3/dist-packages/uno.py /usr/bin/pdffonts /usr/bin/clamscan
    /usr/bin/tesseract /usr/share/tesseract-ocr/5/tessdata/vie.traineddata)
PGDIR="${KIEMTRA_TEST_PG:-/tmp/kiemtra-test-postgresql-$(id -u)}"
PGPORT="${KIEMTRA_TEST_PG_PORT:-54329}"

missing() {
    for i in "${!PACKAGES[@]}"; do
        [ -e "${PROOFS[$i]}" ] || echo "${PACKAGES[$i]}"
    done
}

install() {
    local wanted
    wanted=$(missing)
    [ -n "$wanted" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Đang cài công cụ kiểm thử:" $wanted >&2
        apt-get update -qq >/dev/null
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
    fi
    wanted=$(missing)
    [ -n "$wanted" ] || return 0
    echo "Bỏ qua các kiểm thử cần:" $wanted "(chưa có trên máy này và không có quyền cài)." >&2
    [ -z "${KIEMTRA_SKIP_NOTHING:-}" ]
}

as_postgres() { # the server refuses to run as root
    if [ "$(id -u)" = 0 ]; then setpriv --reuid postgres --regid postgres --clear-groups "$@"; else "$@"; fi
}

postgresql() {
    local bin
    bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1) || true
    if [ -z "$bin" ]; then
        echo "Bỏ qua kiểm thử trên PostgreSQL: không có máy chủ PostgreSQL." >&2
        return 1
    fi
    case "$1" in
    start)
        postgresql stop 2>/dev/null || true
        rm -rf "$PGDIR" && mkdir -p "$PGDIR"
        [ "$(id -u)" != 0 ] || chown postgres "$PGDIR"
        (
            cd /
            as_postgres "$bin/initdb" -D "$PGDIR/data" -U kiemtra -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
            as_postgres "$bin/pg_ctl" -D "$PGDIR/data" -w -l "$PGDIR/log" start -o "-p $PGPORT -k $PGDIR -c listen_addresses='' \
                -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60" >/dev/null
        )
        ;;
    url) echo "postgresql://kiemtra@/kiemtra?host=$PGDIR&port=$PGPORT" ;;
    stop) [ ! -d "$PGDIR/data" ] || (cd / && as_postgres "$bin/pg_ctl" -D "$PGDIR/data" -m immediate stop >/dev/null) ;;
    esac
}

"$@"
