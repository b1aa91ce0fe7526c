# What scripts/render, scripts/test and scripts/bench share. Sourced with the project as the current folder.

# packages SECTION...: the names listed under [SECTION] in scripts/packages.txt.
packages() {
  local section
  for section in "$@"; do
    awk -v want="[$section]" '/^\[/ { on = ($1 == want) } on && /^[a-z]/ { print $1 }' scripts/packages.txt
  done
}

# install SECTION...: installs what is missing; silent where nothing is.
install() {
  local name missing=() run=()
  for name in $(packages "$@"); do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "Handbill needs these Debian packages, and this is neither root nor is there sudo. As root, run:" >&2
      echo "  apt-get install ${missing[*]}" >&2
      return 1
    }
    run=(sudo)
  fi
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
  "${run[@]}" apt-get update -qq
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET [TARGET...]: configures, then builds what has changed. TESTS=ON takes the tests and the bench in.
build() {
  local preset=$1 log
  shift
  log=$(mktemp)
  if ! cmake --preset "$preset" ${TESTS:+-DHANDBILL_TESTS=ON} >"$log" 2>&1 ||
    ! cmake --build --preset "$preset" ${1:+--target "$@"} >>"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "The build failed; what the compiler said stands above." >&2
    return 1
  fi
  rm -f "$log"
}
