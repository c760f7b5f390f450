# SPDX-License-Identifier: MIT
"""Writes the start-up image: the compiled modules that every start needs, in one file (runtime/frozen.h).

    krait -I -S tools/make_image.py OUT

Krait itself runs this (CMakeLists.txt and tools/stdlib.sh say when), with its own compiler and marshal; the sources are those of its library. An entry
whose source changes later is not used any more, so a stale image costs time and nothing else. Only the
modules sys, posix and marshal are needed, so that the image can be made when nothing else works yet.
"""
import marshal
import posix
import sys
from _imp import pyc_magic_number_token

# The second column of runtime/frozen.c's table, as far as start-up needs it.
MODULES = """importlib._bootstrap importlib._bootstrap_external zipimport abc codecs io _collections_abc
    _sitebuiltins genericpath ntpath posixpath os site stat importlib.util importlib.machinery runpy
    encodings/__init__ encodings.aliases encodings.utf_8""".split()
ENTRY = 128


def read(path):
    fd = posix.open(path, posix.O_RDONLY)
    try:
        parts = []
        while part := posix.read(fd, 1 << 20):
            parts.append(part)
        return b"".join(parts), posix.fstat(fd)
    finally:
        posix.close(fd)


def entries(library):
    """(name, source below the library, mtime, size of the source, marshalled code)"""
    for module in MODULES:
        name = module.partition("/")[0]
        source = module.replace(".", "/") + ".py"
        try:
            text, info = read(f"{library}/{source}")
        except OSError:
            continue
        code = compile(text, f"<frozen {name}>", "exec", dont_inherit=True, optimize=0)
        yield name, source, int(info.st_mtime), len(text), marshal.dumps(code)


def number(value, size):
    return value.to_bytes(size, "little")


def text(value, size):
    return value.encode().ljust(size, b"\0")


def image(library):
    found = list(entries(library))
    offset = 16 + ENTRY * len(found)
    head = [b"KRIMAGE1", number(pyc_magic_number_token, 4), number(len(found), 4)]
    body = []
    for name, source, mtime, size, data in found:
        head += [text(name, 48), text(source, 48), number(offset, 4), number(len(data), 4), number(mtime, 8),
                 number(size, 8), bytes(8)]
        body.append(data)
        offset += len(data)
    return b"".join(head + body)


def write(path, data):
    temporary = f"{path}.{posix.getpid()}"
    fd = posix.open(temporary, posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC, 0o644)
    try:
        while data:
            data = data[posix.write(fd, data):]
    finally:
        posix.close(fd)
    posix.rename(temporary, path)


def main():
    if sys._stdlib_dir is None:
        return "krait: no image: the library is not known"
    write(sys.argv[1], image(sys._stdlib_dir))
    return 0


if __name__ == "__main__":
    sys.exit(main())
