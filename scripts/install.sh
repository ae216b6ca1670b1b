# Sourced by ./cuewright and ./test: installs missing system packages, each with its reason, and never twice.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "cuewright: $*"
    exit 4
}

require_dotnet() {
    command -v dotnet >/dev/null 2>&1 || fail "the .NET 10 SDK is missing; install it (package dotnet-sdk-10.0 of Microsoft's Debian feed) and run this again."
}

# missing_packages: prints "package|reason" for what the product needs and this machine lacks.
missing_packages() {
    command -v ffmpeg >/dev/null 2>&1 && command -v ffprobe >/dev/null 2>&1 || echo "ffmpeg|reads and writes video and sound"
    if [ -z "${CUEWRIGHT_BANK:-}" ] && [ ! -e /usr/share/sounds/sf2/MuseScore_General_Full.sf2 ]; then
        echo "musescore-general-soundfont-lossless|the sampled instruments (330 MB to fetch; set CUEWRIGHT_BANK=FILE.sf2 to use another bank)"
    fi
}

missing_test_packages() {
    missing_packages
    command -v fluidsynth >/dev/null 2>&1 || echo "fluidsynth|reference that the sampler is compared with"
    command -v node >/dev/null 2>&1 || echo "nodejs|runs the published clients against the server, and checks webhook signatures the way receivers do"
    command -v npm >/dev/null 2>&1 || echo "npm|fetches the published clients that the server is tested with"
    command -v chromium >/dev/null 2>&1 || echo "chromium|opens web pages that use the server from another origin"
    [ -e /usr/share/sounds/sf2/TimGM6mb.sf2 ] || echo "timgm6mb-soundfont|a tiny instrument bank for quick tests"
    command -v espeak-ng >/dev/null 2>&1 || echo "espeak-ng|voices that the detector of speech is tested with"
}

# install_missing LIST: installs what LIST (lines of package|reason) names; fails with one sentence where it may not.
install_missing() {
    [ -n "$1" ] || return 0
    local packages sudo=""
    packages=$(printf '%s\n' "$1" | cut -d'|' -f1 | tr '\n' ' ')
    command -v apt-get >/dev/null 2>&1 || fail "these Debian packages, or their like on this system, must be installed first: $packages"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 || fail "no root and no sudo here; ask an administrator to run: apt-get install $packages"
        sudo=sudo
    fi
    say "Installing what is missing:"
    printf '%s\n' "$1" | while IFS='|' read -r package reason; do say "  $package: $reason"; done
    local log
    log=$(mktemp)
    $sudo apt-get update -qq >"$log" 2>&1 || { cat "$log" >&2; fail "the package lists could not be fetched; check the network, then run: apt-get install $packages"; }
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages </dev/null >"$log" 2>&1 \
        || { cat "$log" >&2; fail "installing failed for the reason above; then run: apt-get install $packages"; }
    rm -f "$log"
}

# install_clients: fetches the published clients of tests/Clients into artifacts/clients, again only when their list changes.
install_clients() {
    local target=artifacts/clients
    cmp -s tests/Clients/package.json "$target/package.json" && [ -d "$target/node_modules" ] && return 0
    say "Fetching the clients that the server is tested with ..."
    rm -rf "$target" && mkdir -p "$target" && cp tests/Clients/package.json "$target/"
    (cd "$target" && npm install --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error >&2) \
        || { rm -f "$target/package.json"; fail "the npm packages named in tests/Clients/package.json could not be fetched; check the network."; }
}
