#!/usr/bin/env bash
# Renders every style (or those named) into a folder with a page to listen to and look at: bench/gallery.sh [FOLDER] [STYLE…]
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/install.sh

require_dotnet
install_missing "$(missing_packages)"
dotnet run -c Release --project bench/Bench -- gallery "$@"
