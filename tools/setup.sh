# SPDX-License-Identifier: MIT
# Shared by tools/krait and tools/test: packages, standard library, configure, build.
# Progress goes to stderr. A failure says what is missing and how to get it.

say() { printf 'krait: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi
}

# What the build needs, as command or file -> Debian package.
missing_packages() {
  command -v clang-19 >/dev/null || echo clang-19
  command -v llvm-objdump-19 >/dev/null || echo llvm-19
  command -v cmake >/dev/null || echo cmake
  command -v ninja >/dev/null || echo ninja-build
  command -v python3 >/dev/null || echo python3
  command -v gcc >/dev/null || echo gcc
  [[ -e /usr/include/gelf.h ]] || echo libelf-dev
  compgen -G '/usr/include/gmp.h' >/dev/null || compgen -G '/usr/include/*/gmp.h' >/dev/null || echo libgmp-dev
  [[ -e /usr/include/capstone/capstone.h ]] || echo libcapstone-dev
  [[ -e /usr/aarch64-linux-gnu/include/stdint.h ]] || echo libc6-dev-arm64-cross
}

install_packages() {
  local wanted
  wanted=$(missing_packages | tr '\n' ' ')
  [[ -n ${wanted// /} ]] || return 0
  command -v apt-get >/dev/null || die "these are missing and there is no apt to install them: $wanted"
  say "installing $wanted"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null 2>&1 || true
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $wanted >/tmp/krait-apt.log 2>&1; then
    if [[ $wanted == *clang-19* || $wanted == *llvm-19* ]] && [[ -e stencils/prebuilt/stencil_table_x86_64.c ]]; then
      say "clang 19 is not to be had: building with gcc and the prebuilt stencils"
      return 0
    fi
    tail -3 /tmp/krait-apt.log >&2
    die "apt could not install: $wanted"
  fi
}

preset() { if command -v clang-19 >/dev/null; then echo release; else echo switch; fi; }

# build PRESET TARGET...: configures once, then builds with a line of progress
build() {
  local preset=$1 folder=build/$1 log
  shift
  mkdir -p build
  log=build/$preset.log
  if [[ ! -e $folder/build.ninja ]]; then
    say "configuring $preset"
    cmake --preset "$preset" >"$log" 2>&1 || { tail -20 "$log" >&2; die "cmake failed (whole log: $log)"; }
  fi
  if [[ -t 2 ]]; then
    NINJA_STATUS='[%f/%t] ' ninja -C "$folder" "$@" 2>&1 | tee "$log" | while IFS= read -r line; do printf '\r\033[K%.100s' "$line" >&2; done
    printf '\r\033[K' >&2
    [[ ${PIPESTATUS[0]} == 0 ]] || { grep -A8 -E 'error|FAILED' "$log" | head -40 >&2; die "the build failed (whole log: $log)"; }
  else
    ninja -C "$folder" "$@" >"$log" 2>&1 || { grep -A8 -E 'error|FAILED' "$log" | head -60 >&2; die "the build failed (whole log: $log)"; }
  fi
}
