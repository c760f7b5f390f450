# SPDX-License-Identifier: MIT
# Finds CPython 3.14's standard library, or fetches it: an installed 3.14, Debian's packages from the
# mirror apt uses (checked against the mirror's index), or the npm package pyodide. Writes the path into
# FOLDER/krait.path, which krait reads.

# fetch URL FILE [SHA256]: by apt's own downloader (it is always there and knows apt's proxy), else curl or wget
fetch() {
  local helper=/usr/lib/apt/apt-helper
  if [[ -x $helper ]]; then
    "$helper" -qq -o APT::Sandbox::User=root download-file "$1" "$2" ${3:+"SHA256:$3"} >/dev/null 2>&1
  elif command -v curl >/dev/null; then
    curl -fsSL --retry 2 -o "$2" "$1"
  else
    wget -qO "$2" "$1"
  fi || return 1
  [[ -z ${3:-} ]] || echo "$3  $2" | sha256sum -c --quiet >/dev/null 2>&1
}

unpack_index() { # FILE.xz
  if command -v xz >/dev/null; then xz -dc "$1"; else python3 -c 'import lzma, sys; sys.stdout.buffer.write(lzma.open(sys.argv[1]).read())' "$1"; fi
}

apt_mirror() { apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null | grep -m1 -E '/debian/?$'; }

debian_stdlib() { # into build/stdlib; Debian suites that carry 3.14
  command -v apt-get >/dev/null || return 1
  local work=$PWD/build/stdlib.tmp mirror suite architecture name record path
  mirror=$(apt_mirror) || { as_root apt-get update -q >/dev/null 2>&1; mirror=$(apt_mirror); } || return 1
  architecture=$(dpkg --print-architecture)
  for suite in forky sid; do
    rm -rf "$work"
    mkdir -p "$work"
    for name in "$architecture" all; do
      if fetch "${mirror%/}/dists/$suite/main/binary-$name/Packages.xz" "$work/$name.xz"; then
        unpack_index "$work/$name.xz" >>"$work/index"
        echo >>"$work/index"
      fi
    done
    [[ -s $work/index ]] || continue
    local complete=1
    for name in libpython3.14-minimal libpython3.14-stdlib; do
      record=$(awk -v RS= -v n="Package: $name" 'index($0, n "\n") == 1 {print; exit}' "$work/index")
      path=$(sed -n 's/^Filename: //p' <<<"$record")
      if [[ -z $path ]] || ! fetch "${mirror%/}/$path" "$work/$name.deb" "$(sed -n 's/^SHA256: //p' <<<"$record")" ||
        ! dpkg-deb -x "$work/$name.deb" "$work/root"; then
        complete=0
        break
      fi
    done
    if [[ $complete == 1 && -e $work/root/usr/lib/python3.14/os.py ]]; then
      rm -rf build/stdlib
      mv "$work/root/usr/lib/python3.14" build/stdlib
      rm -rf "$work"
      return 0
    fi
  done
  rm -rf "$work"
  return 1
}

npm_stdlib() {
  command -v npm >/dev/null || return 1
  local work
  work=$(mktemp -d)
  (cd "$work" && npm pack --silent pyodide@314 >/dev/null 2>&1 && tar xzf pyodide-*.tgz) &&
    python3 -m zipfile -e "$work/package/python_stdlib.zip" build/stdlib
  local status=$?
  rm -rf "$work"
  return $status
}

# The start-up image beside the program; without it everything is compiled or read from caches.
make_image() { # FOLDER of the program
  [[ $1/krait.image -nt $1/krait && $1/krait.image -nt $1/krait.path ]] && return 0
  for time in 1 2; do # the second knows from the first what a start uses
    "$1/krait" -E -P --make-image "$1/krait.image" >/dev/null 2>&1 || { rm -f "$1/krait.image"; break; }
  done
}

find_library() { # FOLDER of the program
  local folder=$1 path
  [[ -s $folder/krait.path && -e $(<"$folder/krait.path")/os.py ]] && return 0
  for path in "${KRAIT_STDLIB:-}" "$PWD/build/stdlib" /usr/lib/python3.14 /usr/local/lib/python3.14; do
    if [[ -n $path && -e $path/os.py ]]; then
      echo "$path" >"$folder/krait.path"
      return 0
    fi
  done
  say "fetching the standard library of Python 3.14"
  if debian_stdlib || npm_stdlib; then
    echo "$PWD/build/stdlib" >"$folder/krait.path"
  else
    say "no standard library of Python 3.14 was found or fetched: programs run, imports of its modules fail"
    echo "$PWD/build/stdlib" >"$folder/krait.path"
  fi
}
