# SPDX-License-Identifier: MIT
# Shared by tools/krait and tools/test: packages, standard library, configure, build.
# Progress goes to stderr. A failure says what is missing and how to get it.
source tools/stdlib.sh

say() { printf 'krait: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi
}

# What the build needs, as command or file -> Debian package.
missing_packages() {
  command -v clang-19 >/dev/null || echo clang-19
  command -v llvm-objdump-19 >/dev/null || echo llvm-19
  command -v ld.lld-19 >/dev/null || echo lld-19 # another lld, if there is one, does not read clang 19's files
  compgen -G '/usr/lib/llvm-19/lib/clang/19/lib/linux/libclang_rt.profile-*.a' >/dev/null || echo libclang-rt-19-dev # tools/profile
  command -v cmake >/dev/null || echo cmake
  command -v ninja >/dev/null || echo ninja-build
  command -v python3 >/dev/null || echo python3
  command -v gcc >/dev/null || echo gcc
  [[ -e /usr/include/gelf.h ]] || echo libelf-dev
  compgen -G '/usr/include/gmp.h' >/dev/null || compgen -G '/usr/include/*/gmp.h' >/dev/null || echo libgmp-dev
  local pair
  for pair in z:zlib1g-dev bz2:libbz2-dev lzma:liblzma-dev expat:libexpat1-dev uuid:uuid-dev; do # libraries of modules (decision 013)
    compgen -G "/usr/lib/*/lib${pair%:*}.a" >/dev/null || echo "${pair#*:}"
  done
  [[ -e /usr/include/capstone/capstone.h ]] || echo libcapstone-dev
  [[ -e /usr/aarch64-linux-gnu/include/stdint.h ]] || echo libc6-dev-arm64-cross
}

apt_install() { # PACKAGE...; its words go to build/apt.log
  mkdir -p build
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@" >>build/apt.log 2>&1
}

# Without LLVM 19's tools the stencils come from stencils/prebuilt/; without clang 19, too, gcc builds the interpreter
# as one switch, without machine code.
install_packages() {
  local wanted rest
  wanted=$(missing_packages | tr '\n' ' ')
  [[ -n ${wanted// /} ]] || return 0
  rest=$(tr ' ' '\n' <<<"$wanted" | grep -vE '^(clang-19|llvm-19|lld-19|libclang-rt-19-dev|libcapstone-dev|libc6-dev-arm64-cross|libelf-dev|zlib1g-dev|libbz2-dev|liblzma-dev|libexpat1-dev|uuid-dev)?$' | tr '\n' ' ') || true
  if ! command -v apt-get >/dev/null; then
    [[ -z ${rest// /} ]] || die "these are missing and there is no apt to install them: $wanted"
  elif [[ $(id -u) != 0 ]] && ! command -v sudo >/dev/null; then
    [[ -z ${rest// /} ]] || die "these are missing; as root, run: apt-get install $wanted"
  else
    say "installing $wanted"
    mkdir -p build && : >build/apt.log
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >>build/apt.log 2>&1 || true
    # shellcheck disable=SC2086
    apt_install $wanted && return 0
    # shellcheck disable=SC2086
    if [[ -n ${rest// /} ]] && ! apt_install $rest; then
      grep '^E:' build/apt.log | tail -3 >&2 || tail -3 build/apt.log >&2
      die "apt could not install: $wanted(whole log: build/apt.log)"
    fi
  fi
  command -v clang-19 >/dev/null ||
    say "clang 19 is not to be had: building with gcc, without machine code"
}

preset() { if command -v clang-19 >/dev/null; then echo release; else echo switch; fi; }

# The counts that release is compiled for. Without them it is no other program, but a slower one.
counts() {
  [[ -e build/profile/krait.profdata ]] && return 0
  say "building a Krait that counts which paths programs take (tools/profile)"
  tools/profile >build/profile.log 2>&1 || { say "no counts: building without (whole log: build/profile.log)"; return 1; }
}

# build PRESET TARGET...: configures once, then builds with a line of progress
build() {
  local preset=$1 folder=build/$1 log more=()
  shift
  mkdir -p build
  log=build/$preset.log
  if [[ ! -e $folder/build.ninja ]]; then
    if [[ $preset == release ]] && counts; then more=(-DKR_PROFILE=use); fi
    say "configuring $preset"
    cmake --preset "$preset" "${more[@]}" >"$log" 2>&1 || { tail -20 "$log" >&2; die "cmake failed (whole log: $log)"; }
  fi
  find_library "$folder" # release runs programs when it is linked (tools/text_order)
  if [[ -t 2 ]]; then
    if ! NINJA_STATUS='[%f/%t] ' ninja -C "$folder" "$@" 2>&1 | tee "$log" |
      while IFS= read -r line; do printf '\r\033[K%.100s' "$line" >&2; done; then
      printf '\r\033[K' >&2
      grep -A8 -E '^FAILED|error:' "$log" | head -40 >&2
      die "the build failed (whole log: $log)"
    fi
    printf '\r\033[K' >&2
  else
    ninja -C "$folder" "$@" >"$log" 2>&1 || { grep -A8 -E '^FAILED|error:' "$log" | head -60 >&2; die "the build failed (whole log: $log)"; }
  fi
  grep -h '^krait: ' "$log" >&2 || true # what the build had to say to its user
}
