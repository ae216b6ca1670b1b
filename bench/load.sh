#!/usr/bin/env bash
# What the server bears on this machine; bench/README.md has the table. The load generator takes its share of the same cores.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/install.sh

require_dotnet
packages=$(missing_packages)
command -v wrk >/dev/null 2>&1 || packages+="${packages:+$'\n'}wrk|sends requests as fast as they are answered, and tells how long each took"
install_missing "$packages"
dotnet run -c Release --project bench/Bench -- load
