# Binary files: seek from start, place and end, tell, read pieces, truncate, readinto.
import os, tempfile
path = os.path.join(tempfile.mkdtemp(), "work")
with open(path, "wb+") as f:
    print(f.write(b"0123456789abcdef"), f.seek(5), f.read(1), f.seek(-3, 2), f.read(1), f.tell())
    print(f.seek(-2, os.SEEK_CUR), f.read(), f.read())
    print(f.truncate(4), f.seek(0), f.read())
    room = bytearray(6); f.seek(1); print(f.readinto(room), room)
with open(path, "ab") as f: print(f.tell(), f.write(b"!"))
print(open(path, "rb").read(), os.path.getsize(path))
try: open(path, "xb")
except FileExistsError as e: print(type(e).__name__)
with open(path) as f:
    try: f.seek(-1, 2)
    except OSError as e: print(type(e).__name__, e)
os.remove(path); os.rmdir(os.path.dirname(path))
# expect: 16 5 b'5' 13 b'd' 14
# expect: 12 b'cdef' b''
# expect: 4 0 b'0123'
# expect: 3 bytearray(b'123\x00\x00\x00')
# expect: 4 1
# expect: b'0123!' 5
# expect: FileExistsError
# expect: UnsupportedOperation can't do nonzero end-relative seeks
