# Text files: lines, newline translation, readlines, writelines, and modes that are refused.
import os, tempfile
d = tempfile.mkdtemp(); path = os.path.join(d, "t.txt")
with open(path, "w", encoding="utf-8", newline="\r\n") as f:
    print(f.write("one\ntwo ü\n"), f.mode, f.encoding, f.newlines, f.readable(), f.writable())
    f.writelines(["three", "\n", "four"])
print(open(path, "rb").read())
with open(path, encoding="utf-8") as f:
    print(repr(f.readline()), repr(f.readline(2)), f.readlines(), f.newlines.__repr__(), repr(f.readline()))
with open(path, encoding="utf-8", newline="") as f: print(list(f))
print(f.closed)
try: f.read()
except ValueError as e: print(e)
for mode in ("rw", "z", "", "wb+t", "U", "r+b+"):
    try: open(path, mode)
    except ValueError as e: print(mode, "|", e)
try: open(path, "w").read()
except OSError as e: print(type(e).__name__, e)
os.remove(path); os.rmdir(d)
# expect: 10 w utf-8 None False True
# expect: b'one\r\ntwo \xc3\xbc\r\nthree\r\nfour'
# expect: 'one\n' 'tw' ['o ü\n', 'three\n', 'four'] '\r\n' ''
# expect: ['one\r\n', 'two ü\r\n', 'three\r\n', 'four']
# expect: True
# expect: I/O operation on closed file.
# expect: rw | must have exactly one of create/read/write/append mode
# expect: z | invalid mode: 'z'
# expect:  | Must have exactly one of create/read/write/append mode and at most one plus
# expect: wb+t | can't have text and binary mode at once
# expect: U | invalid mode: 'U'
# expect: r+b+ | invalid mode: 'r+b+'
# expect: UnsupportedOperation not readable
