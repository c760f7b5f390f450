# SPDX-License-Identifier: MIT
# Finds CPython 3.14's standard library, or fetches it: an installed 3.14, Debian's packages from the
# mirror apt uses (checked against the mirror's index), or the npm package pyodide. Writes the path into
# FOLDER/krait.path, which krait reads.

debian_stdlib() { # into build/stdlib; Debian suites that carry 3.14
  local work=build/stdlib.tmp mirror suite
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null | grep -m1 -E '/debian/?$') || return 1
  rm -rf "$work"
  mkdir -p "$work"
  local get=(curl -fsSL --retry 2)
  command -v curl >/dev/null || get=(wget -qO-)
  for suite in forky sid; do
    "${get[@]}" "${mirror%/}/dists/$suite/main/binary-all/Packages.xz" 2>/dev/null | xz -dc 2>/dev/null >"$work/all" || true
    "${get[@]}" "${mirror%/}/dists/$suite/main/binary-$(dpkg --print-architecture)/Packages.xz" 2>/dev/null | xz -dc 2>/dev/null >"$work/arch" || continue
    local name ok=1
    for name in libpython3.14-minimal libpython3.14-stdlib; do
      local record path sum
      record=$(cat "$work/arch" "$work/all" | awk -v RS= -v n="Package: $name" 'index($0, n "\n") == 1 {print; exit}')
      path=$(sed -n 's/^Filename: //p' <<<"$record")
      sum=$(sed -n 's/^SHA256: //p' <<<"$record")
      [[ -n $path ]] || { ok=0; break; }
      "${get[@]}" "${mirror%/}/$path" >"$work/$name.deb" || { ok=0; break; }
      echo "$sum  $work/$name.deb" | sha256sum -c --quiet || { ok=0; break; }
      dpkg-deb -x "$work/$name.deb" "$work/root"
    done
    if [[ $ok == 1 && -e $work/root/usr/lib/python3.14/os.py ]]; then
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

find_stdlib() { # FOLDER of the program
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
