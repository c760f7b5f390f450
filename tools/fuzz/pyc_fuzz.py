# SPDX-License-Identifier: MIT
"""Hostile caches: mutated .pyc files through importlib's loaders, in the process itself.

  krait tools/fuzz/pyc_fuzz.py SEED COUNT FOLDER

Headers (time stamp, checked and unchecked hash) and bodies are cut, flipped, doubled and filled with marshal's type bytes. What CPython
promises is a code object, EOFError, ValueError, TypeError or ImportError: anything else, or a file that takes two seconds, is kept in
FOLDER and the exit status is 1; FOLDER/last is the file of a crash. The code is not run: for made-up bytecode nothing is promised. Best in build/asan, with
ASAN_OPTIONS=max_allocation_size_mb=512:allocator_may_return_null=1.
"""
import collections
import importlib.machinery
import importlib.util
import marshal
import os
import random
import sys
import time
import types

import _imp

SOURCES = ['''
"""doc"""
X = 1 << 100; Y = 3.5; Z = 2j; W = (1, "a", b"b", None, ..., True)
def f(a, b=2, *c, d, **e):
    "doc of f"
    try:
        return [i for i in range(a) if i in {1, 2, 3}]
    except* ValueError as ex:
        raise
    finally:
        g = lambda: (a, c, e)
class C[T](object):
    x: int = 5
    def m(self): return super().__init__, "\xe9\u1234\U0001F600"
    async def n(self):
        async with self as z: yield z
''', "x = 1\n", "", "a = '" + "long text " * 50 + "'\nb = (1.0, -0.0, 1e300, 12345678901234567890, -5)\nc = a[1:2:3]\n"]
WORDS = [b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\xff", b"\0", b"\x7f", b"\xff\xff\xff\x0f", b"\x01\0\0\0"]
KINDS = b"0NFTS.IigfyxlsturR()[{cu<>?aAzZ:" + bytes(c | 0x80 for c in b"cuszaAl()<>ig[{tR")
MAGIC = importlib.util.MAGIC_NUMBER


def mutate(rng, data, start):
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        size = len(data)
        if size <= start:
            break
        kind, at = rng.randrange(9), rng.randrange(start, size)
        if kind == 0:
            del data[at:]
        elif kind in (1, 2):
            data[at] ^= 1 << rng.randrange(8)
        elif kind == 3:
            data[at] = rng.randrange(256)
        elif kind == 4:
            data[at] = rng.choice(KINDS)
        elif kind == 5:
            word = rng.choice(WORDS)
            data[at:at + len(word)] = word
        elif kind == 6:
            del data[at:at + rng.randrange(1, 9)]
        elif kind == 7:
            data[at:at] = rng.randbytes(rng.randrange(1, 5))
        else:
            other = rng.randrange(start, size)
            data[at:at] = data[other:other + rng.randrange(1, 40)]
    return bytes(data)


def make(rng, source, code, status):
    """The bytes of a cache, valid but for what has been done to them."""
    form = rng.randrange(3)
    if form == 0:
        header = MAGIC + bytes(4) + int(status.st_mtime).to_bytes(4, "little") + status.st_size.to_bytes(4, "little")
    else:
        header = MAGIC + (form * 2 - 1).to_bytes(4, "little") + _imp.source_hash(_imp.pyc_magic_number_token, source)
    body = marshal.dumps(code)
    what = rng.randrange(10)
    if what == 0:
        return mutate(rng, header, 0)[:16].ljust(rng.choice((0, 16)), b"\0") + body
    return (header + body)[:rng.randrange(20)] if what == 1 else mutate(rng, header + body, 16)


def look(code):
    repr(code), hash(code)
    try:
        list(code.co_lines()), list(code.co_positions())
    except (ValueError, TypeError, IndexError):
        pass


def main():
    seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng, counts, bad = random.Random(seed), collections.Counter(), 0
    sys.dont_write_bytecode = True
    os.makedirs(folder, exist_ok=True)
    source_path, sourceless = os.path.join(folder, "m.py"), os.path.join(folder, "less.pyc")
    cache = importlib.util.cache_from_source(source_path)
    os.makedirs(os.path.dirname(cache), exist_ok=True)
    loaders = [(cache, importlib.machinery.SourceFileLoader("m", source_path)),
               (sourceless, importlib.machinery.SourcelessFileLoader("m", sourceless))]
    codes = [compile(s, source_path, "exec", dont_inherit=True) for s in SOURCES]
    for number in range(count):
        which = number // 50 % len(SOURCES)
        source = SOURCES[which].encode()
        if number % 50 == 0:
            with open(source_path, "wb") as file:
                file.write(source)
        data = make(rng, source, codes[which], os.stat(source_path))
        with open(os.path.join(folder, "last"), "wb") as file:
            file.write(data)
        for path, loader in loaders:
            with open(path, "wb") as file:
                file.write(data)
            began = time.monotonic()
            try:
                code = loader.get_code("m")
                counts["code"] += 1
                if isinstance(code, types.CodeType):
                    look(code)
                wrong = ""
            except (EOFError, ValueError, TypeError, ImportError) as error:
                counts[type(error).__name__] += 1
                wrong = ""
            except BaseException as error: # pylint: disable=broad-except
                wrong = repr(error)
            if time.monotonic() - began > 2:
                wrong = "slow"
            if wrong:
                bad += 1
                print(f"{seed}/{number}: {wrong[:200]}", flush=True)
                with open(os.path.join(folder, f"bad-{seed}-{number}"), "wb") as file:
                    file.write(data)
    print(dict(counts), bad, "wrong")
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
