#!/usr/bin/env bash
# Gets Dear ImGui 1.92 from Debian's source archive into build/deps/imgui.
#
# Debian 12 itself has only 1.86, so the source package of sid is read through a private apt state: the system's own
# sources, lists and cache are left alone, and apt verifies the archive's signature and the file's checksum. A second
# run does nothing. Needs no root. To use a copy of your own, configure with -DIMGUI_DIR=/where/imgui.h/is instead.
set -euo pipefail

wanted="1.92.2b+ds-1"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
target="$root/build/deps/imgui"
stamp="$target/.version"

stop() {
  echo "fetch_imgui: $*" >&2
  exit 1
}

if [[ -f "$stamp" && -f "$target/imgui.h" ]]; then
  exit 0
fi
command -v apt-get >/dev/null || stop "apt-get is missing; get Dear ImGui 1.92 or newer yourself and pass -DIMGUI_DIR="

# The archive that this machine already uses, which may be any mirror. apt knows it only once it has read its lists.
system_archive() {
  apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' 2>/dev/null |
    awk '!found && $1 ~ /\/debian\/?$/ { found = 1; print $1 }'
}
archive="$(system_archive)"
if [[ -z "$archive" ]] && ((EUID == 0)); then
  apt-get -qq update >/dev/null 2>&1 || true
  archive="$(system_archive)"
fi
[[ -n "$archive" ]] || stop "apt knows no Debian archive yet; run 'apt-get update' as root first"

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[[ -f "$keyring" ]] || stop "$keyring is missing; install debian-archive-keyring"

mkdir -p "$root/build/deps"
state="$(mktemp -d "$root/build/deps/imgui-apt.XXXXXX")"
trap 'rm -rf "$state"' EXIT
mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/sources.list.d" "$state/source"
echo "deb-src [signed-by=$keyring] $archive sid main" >"$state/sources.list"

private_apt() {
  "$@" \
    -o Dir::State::Lists="$state/lists" \
    -o Dir::Cache="$state/cache" \
    -o Dir::Etc::SourceList="$state/sources.list" \
    -o Dir::Etc::SourceParts="$state/sources.list.d" \
    -o Acquire::Check-Valid-Until=false \
    -o APT::Sandbox::User="$(id -un)" \
    -o APT::Update::Error-Mode=any
}

private_apt apt-get -qq update >"$state/log" 2>&1 || {
  tail -n 5 "$state/log" >&2
  stop "the sources list of sid could not be read from $archive (network?)"
}

cd "$state/source"
version="$wanted"
if ! private_apt apt-get -qq --download-only --only-source source "imgui=$wanted" >"$state/log" 2>&1; then
  # The suite has moved on to a newer version, which is good as long as it has the font loader interface of 1.92.
  version="$(private_apt apt-cache showsrc --only-source imgui 2>/dev/null | awk '$1 == "Version:" { print $2 }' | sort -V | tail -n 1)"
  [[ -n "$version" ]] || stop "sid has no source package imgui"
  dpkg --compare-versions "$version" ge 1.92 || stop "sid has imgui $version, which is older than 1.92"
  echo "fetch_imgui: imgui $wanted is gone from the archive; using $version instead" >&2
  private_apt apt-get -qq --download-only --only-source source "imgui=$version" >"$state/log" 2>&1 || {
    tail -n 5 "$state/log" >&2
    stop "the source package imgui=$version could not be downloaded from $archive (network?)"
  }
fi

# Only the upstream tree is needed, because Debian's patches concern its own packaging.
tarballs=(imgui_*.orig.tar.*)
[[ -f "${tarballs[0]}" ]] || stop "the source package imgui=$version holds no upstream archive"
mkdir "$state/tree"
tar -xf "${tarballs[0]}" -C "$state/tree" --strip-components=1
[[ -f "$state/tree/imgui.h" ]] || stop "the source package imgui=$version holds no imgui.h"
echo "$version" >"$state/tree/.version"

rm -rf "$target"
mv "$state/tree" "$target"
echo "Dear ImGui $version is in build/deps/imgui"
