#!/usr/bin/env bash
# The tasks of the project: one function each. Without arguments it lists them.
set -euo pipefail
cd "$(dirname "$0")"

UV_VERSION=0.13.9
PY=.venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK=1 UV_LINK_MODE=copy PYTHONUNBUFFERED=1
# Modules are compiled once, not by each of the many processes that tests start.
unset PYTHONDONTWRITEBYTECODE

demo() { ## Chạy bản trình diễn: tự cài đặt, nạp năm kế hoạch, mở máy chủ ở 127.0.0.1:8000
    environment requirements.lock
    local dir="${KIEMTRA_DATA_DIR:-var/demo}"
    mkdir -p "$dir"
    export KIEMTRA_DEMO=1 KIEMTRA_DATA_DIR="$dir"
    [ -s "$dir/secret-key" ] || (umask 077 && "$PY" -c 'import secrets; print(secrets.token_urlsafe(50))' >"$dir/secret-key")
    KIEMTRA_SECRET_KEY="$(cat "$dir/secret-key")"
    export KIEMTRA_SECRET_KEY
    exec .venv/bin/kiemtra demo "$@"
}

test() { ## Kiểm lỗi, kiểm kiểu và chạy toàn bộ bộ kiểm thử (SQLite và PostgreSQL)
    development
    tests/tools.sh install
    # The tables are migrated once, beside the checks; every process of the tests takes a copy.
    "$PY" -m tests.tables &
    local tables=$!
    lint
    wait "$tables"
    # A file stays with one process, so that what its tests share is made once.
    local shared=(-n 2 --dist loadfile --no-loadscope-reorder -q)
    echo "== tests on SQLite"
    .venv/bin/pytest "${shared[@]}" "$@"
    if tests/tools.sh postgresql start; then
        echo "== tests on PostgreSQL"
        local status=0
        KIEMTRA_DATABASE="$(tests/tools.sh postgresql url)" .venv/bin/pytest "${shared[@]}" \
            -m "not seeds" --ignore=tests/store/test_visibility_sealed.py --ignore=tests/workflows/test_rights.py \
            tests/store tests/workflows tests/api tests/jobs "$@" || status=$?
        tests/tools.sh postgresql stop
        return "$status"
    fi
}

lint() { ## Kiểm lỗi, định dạng, kiểu và chiều phụ thuộc giữa các tầng
    development
    echo "== lint, types, layers"
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/mypy src
    .venv/bin/lint-imports
}

format() { ## Định dạng lại mã nguồn
    development
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .
}

bench() { ## Đo: ./run.sh bench liệt kê, ./run.sh bench TÊN… đo (--json, --check, --write-docs)
    development
    exec "$PY" -m bench "$@"
}

docs() { ## Tạo lại docs/states.md và docs/rights.md từ các bảng của mã nguồn
    development
    "$PY" -m tests.house.states_page >docs/states.md
    DJANGO_SETTINGS_MODULE=tests.settings "$PY" -m tests.house.rights_page >docs/rights.md
}

lock() { ## Giải lại các tệp khóa phụ thuộc
    uv_ready
    local common=(--universal --python-version 3.11 --generate-hashes --custom-compile-command "./run.sh lock" -q --upgrade)
    # The wider set first: what the tools of development ask for binds the versions that run.
    .venv/bin/uv pip compile pyproject.toml --all-extras --group build --group dev "${common[@]}" -o requirements-dev.lock
    .venv/bin/uv pip compile pyproject.toml --extra postgresql --group build "${common[@]}" -c requirements-dev.lock -o requirements.lock
}

# ---- set-up; each step is skipped when it is done

uv_ready() {
    [ -x "$PY" ] || "${PYTHON:-python3}" -m venv .venv || {
        echo "Cần Python 3.11 trở lên kèm module venv (Debian: apt-get install python3-venv)." >&2
        return 1
    }
    "$PY" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên." >&2; return 1; }
    [ -x .venv/bin/uv ] || "$PY" -m pip install -qq --no-deps "uv==$UV_VERSION"
}

environment() { # environment LOCK: installs the locked packages and kiemtra itself
    local lock="$1" mark=".venv/.installed-$1"
    if [ -f "$mark" ] && cmp -s "$lock" "$mark"; then return; fi
    echo "Đang cài các gói phụ thuộc (chỉ lần đầu)…" >&2
    uv_ready
    .venv/bin/uv pip install -q --require-hashes -r "$lock"
    .venv/bin/uv pip install -q --no-deps --no-build-isolation -e .
    cp "$lock" "$mark"
}

development() { environment requirements-dev.lock; }

help() { ## Danh sách các việc
    echo "Cách dùng: ./run.sh VIỆC"
    sed -nE 's/^([a-z_]+)\(\) \{ ## (.*)/  \1\t\2/p' "$0" | expand -t 12
}

"${@:-help}"
