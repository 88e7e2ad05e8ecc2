# What ./run and ./test share: installing, building, and showing what goes on. Sourced by both, not run by itself.
#
# A phase is a function whose output goes to build/logs/<name>.log; the terminal shows one line for it with the time
# it took, and the log's last lines only where it failed.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
logs="$root/build/logs"
mkdir -p "$logs"

# Caches stay in the checkout, unless the machine's owner has chosen another place.
export CCACHE_DIR="${CCACHE_DIR:-$root/.cache/ccache}"
export npm_config_cache="${npm_config_cache:-$root/.cache/npm}"
jobs="${PORTAL_GUIDE_JOBS:-$(nproc)}"

stop() {
  echo "${0##*/}: $*" >&2
  exit 1
}

declare -A phase_label=() phase_child=() phase_start=()

# phase NAME LABEL FUNCTION [ARGUMENT...]: runs it to its end.
phase() { begin_phase "$@" && end_phase "$1"; }

# begin_phase NAME LABEL FUNCTION [ARGUMENT...]: starts it beside whatever comes next, until end_phase NAME waits for it.
begin_phase() {
  local name="$1"
  phase_label[$name]="$2"
  phase_start[$name]=$SECONDS
  shift 2
  [[ -t 1 ]] || echo "  ${phase_label[$name]} …"
  "$@" >"$logs/$name.log" 2>&1 &
  phase_child[$name]=$!
  trap 'kill "${phase_child[@]}" 2>/dev/null; echo; exit 130' INT TERM
}

# end_phase NAME: waits for the phase, shows how it went, and fails if it failed.
end_phase() {
  local name="$1" status=0
  local label="${phase_label[$name]}" child="${phase_child[$name]}" start="${phase_start[$name]}" log="$logs/$name.log"
  if [[ -t 1 ]]; then
    local width=$(($(tput cols 2>/dev/null || echo 80) - 40))
    while kill -0 "$child" 2>/dev/null; do
      printf '\r\033[K  %-24s %4d s  %s' "$label" $((SECONDS - start)) "$(tail -n 1 "$log" | tr -d '\r' | cut -c "1-$((width > 10 ? width : 10))")"
      sleep 0.2
    done
    printf '\r\033[K'
  fi
  wait "$child" || status=$?
  unset "phase_child[$name]"
  ((${#phase_child[@]} > 0)) || trap - INT TERM
  if ((status == 0)); then
    printf '  %-24s %4d s  done\n' "$label" $((SECONDS - start))
    return 0
  fi
  printf '  %-24s %4d s  FAILED\n' "$label" $((SECONDS - start))
  local last
  # A phase that knows what is wrong says so in one line that begins with "stopped: ".
  if last="$(grep '^stopped: ' "$log" | tail -n 1)" && [[ -n "$last" ]]; then
    echo "${0##*/}: ${last#stopped: }" >&2
  else
    tail -n 25 "$log" | sed 's/^/    /' >&2
    echo "${0##*/}: $label failed; the whole log is build/logs/$name.log" >&2
  fi
  return 1
}

is_root() { ((EUID == 0)); }

# missing_packages PART...: prints what tools/packages.txt lists for these parts and this machine does not have.
missing_packages() {
  local part package shown_by
  while read -r part package shown_by; do
    [[ " $* " == *" $part "* ]] || continue
    if [[ "$shown_by" == /* ]]; then
      compgen -G "$shown_by" >/dev/null || echo "$package"
    else
      command -v "$shown_by" >/dev/null || echo "$package"
    fi
  done < <(grep -v '^#' "$root/tools/packages.txt")
}

# install_packages PART...: quick where nothing is missing; asks for sudo's password before any phase hides the terminal.
install_packages() {
  local missing=() as_root=()
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} > 0)); then
    command -v apt-get >/dev/null || stop "missing: ${missing[*]}; this machine has no apt-get, so install them its own way"
    if ! is_root; then
      command -v sudo >/dev/null || stop "missing: ${missing[*]}; install them as root: apt-get install ${missing[*]}"
      sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; } ||
        stop "missing: ${missing[*]}; sudo refused, so install them as root: apt-get install ${missing[*]}"
      as_root=(sudo)
    fi
    phase packages "packages (${#missing[@]})" apt_install "${missing[@]}" || exit 1
  fi
  local node_major
  node_major="$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null)" || stop "node is on PATH but does not start"
  ((node_major >= 18)) || stop "node on PATH is version $node_major; 18 or newer is needed (Debian 12's own is 18)"
}

apt_install() {
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends
    -o DPkg::Lock::Timeout=120 install "$@")
  if "${install[@]}"; then return 0; fi
  # The lists may be missing or older than the archive. Only then are they read again. Where somebody else's archive fails,
  # that is not a reason to stop, as long as ours has the packages.
  local lists=read
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=120 -o APT::Update::Error-Mode=any update || lists=unread
  if "${install[@]}"; then return 0; fi
  if [[ "$lists" == unread ]]; then
    echo "stopped: the package lists could not be read (is there a network?); missing: $*"
  else
    echo "stopped: apt-get could not install $* ($(apt_complaint)); the whole log is build/logs/packages.log"
  fi
  return 1
}

apt_complaint() { grep '^E: ' "$logs/packages.log" | tail -n 1 | cut -c 4-; }

install_node_modules() {
  cd "$root" || return 1
  node tools/node_modules_match.mjs && return 0
  npm ci --no-progress || {
    if grep -qE 'EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENETUNREACH' "$logs/npm.log"; then
      echo "stopped: the npm registry cannot be reached (is there a network?)"
    else
      echo "stopped: npm ci refused: $(grep -E 'npm error (Missing|Invalid|code)' "$logs/npm.log" | tail -n 1 | cut -c 11-)"
    fi
    return 1
  }
}

fetch_imgui() {
  local given="${IMGUI_DIR:-}"
  if [[ -n "$given" ]]; then
    [[ -f "$given/imgui.h" ]] || { echo "stopped: IMGUI_DIR is $given, but there is no imgui.h in it" && return 1; }
    return 0
  fi
  "$root/tools/fetch_imgui.sh" 2>&1 || {
    echo "stopped: $(grep '^fetch_imgui: ' "$logs/imgui.log" | tail -n 1)"
    return 1
  }
}

# cmake_build PRESET [TARGET...]
cmake_build() {
  local preset="$1"
  shift
  cd "$root" || return 1
  cmake --preset "$preset" ${IMGUI_DIR:+"-DIMGUI_DIR=$IMGUI_DIR"} || return 1
  cmake --build --preset "$preset" --parallel "$jobs" ${1:+--target "$@"}
}

build_web() {
  cd "$root" && npm run --silent build:web
}

# What ./run serves: the content, the WebAssembly modules, the page and the server. Of the native side only content-bundle
# is needed for that. ./test asks for "all" of wasm, which adds the modules that only tests load.
wasm_targets=(core_module doctor_module search_module widget_module gallery_module)
build_product() {
  local good=yes
  begin_phase npm "npm packages" install_node_modules
  begin_phase imgui "Dear ImGui" fetch_imgui
  phase content "content" cmake_build release content || good=
  end_phase npm || good=
  end_phase imgui || good=
  [[ -n "$good" ]] &&
    phase wasm "WebAssembly modules" cmake_build wasm "${wasm_targets[@]}" &&
    phase web "page, element, server" build_web
}

# The command portal-guide, which the page does not need.
build_command() { phase command "command" cmake_build release portal_guide; }

# follow_with_command PID: builds the command in the background at low priority, and stops when the process PID ends.
follow_with_command() {
  local build=(ninja -C "$root/build/release" -j "$jobs" portal_guide)
  ! "${build[@]}" -n 2>/dev/null | grep -q 'no work to do' || return 0
  echo "  The command portal-guide follows; build/logs/command.log shows how far it is."
  {
    nice "${build[@]}" >"$logs/command.log" 2>&1 &
    local child=$!
    while kill -0 "$child" 2>/dev/null; do
      kill -0 "$1" 2>/dev/null || kill "$child"
      sleep 1
    done
    if wait "$child"; then
      echo "  build/release/core/cli/portal-guide is ready."
    elif kill -0 "$1" 2>/dev/null; then
      echo "  The command portal-guide could not be built; the whole log is build/logs/command.log."
    fi
  } &
}
