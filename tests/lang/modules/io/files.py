# open(): modes, descriptors, openers, buffering; what FileIO says about itself and refuses.
import io
import os
import tempfile

def tried(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

folder = tempfile.mkdtemp()
path = os.path.join(folder, "f")
with open(path, "w", encoding="utf-8") as f:
    print(f.mode, f.name == path, f.buffer.mode, f.buffer.raw.mode, f.write("äbc\n"), f.writable(), f.readable(), f.closed)
print(f.closed, tried(f.write, "x"))
with open(path, "rb") as f:
    print(type(f).__name__, f.mode, f.read(), f.seek(1), f.read(1), f.tell(), f.seekable(), tried(f.write, b"x"))
with open(path, "rb", buffering=0) as f:
    print(type(f).__name__, f.readall(), f.closefd, f.readinto(bytearray(1)), tried(f.read, "x"))
with open(path, "r+b") as f:
    print(type(f).__name__, f.read(2), f.write(b"XY"), f.seek(0), f.read(), f.truncate(3))
with open(path, "ab") as f:
    print(f.tell(), f.write(b"end"))
with open(path, "x" if False else "rb", opener=lambda name, flags: os.open(name, flags)) as f:
    print(f.read())
for mode in ("rw", "", "r+w", "bt", "z", "rU"):
    print(mode, tried(open, path, mode))
print(tried(open, path, "x").split(":")[0], tried(open, path, "rb", 0, "utf-8"), tried(open, path, "r", 0), tried(open, path, "rb", newline="\n"))
print(tried(open, folder).split(":")[0], tried(open, path + "-none").split(":")[0], tried(open, "a\0b"), tried(open, 1.5), tried(open, -1))
descriptor = os.open(path, os.O_RDONLY)
with open(descriptor, "rb", closefd=False) as f:
    print(f.name == descriptor, f.read(1), tried(io.FileIO, path, closefd=False))
print(os.read(descriptor, 2), os.close(descriptor))
print(tried(io.FileIO, path, "rt"), tried(io.FileIO, path, "r", opener=lambda n, f: -1), tried(io.FileIO, path, "r", opener=lambda n, f: "x"))
f = io.FileIO(path, "w+")
print(f.mode, f.write(b"abc"), f.seek(0), f.read(2), f.tell(), f.truncate(1), f.seek(0), f.readall(), f.isatty(), f.fileno() > 2)
f.close()
print(tried(f.read), tried(f.fileno), "closed" in repr(f))
print(issubclass(io.FileIO, io.RawIOBase), isinstance(io.BytesIO(), io.BufferedIOBase), io.DEFAULT_BUFFER_SIZE, tried(io.RawIOBase().read), tried(io.BufferedIOBase().read))
os.unlink(path)
os.rmdir(folder)
# expect: w True wb wb 4 True False False
# expect: True ValueError: I/O operation on closed file.
# expect: BufferedReader rb b'\xc3\xa4bc\n' 1 b'\xa4' 2 True UnsupportedOperation: write
# expect: FileIO b'\xc3\xa4bc\n' True 0 TypeError: argument should be integer or None, not 'str'
# expect: BufferedRandom b'\xc3\xa4' 2 0 b'\xc3\xa4XY\n' 3
# expect: 3 3
# expect: b'\xc3\xa4Xend'
# expect: rw ValueError: must have exactly one of create/read/write/append mode
# expect:  ValueError: Must have exactly one of create/read/write/append mode and at most one plus
# expect: r+w ValueError: must have exactly one of create/read/write/append mode
# expect: bt ValueError: can't have text and binary mode at once
# expect: z ValueError: invalid mode: 'z'
# expect: rU ValueError: invalid mode: 'rU'
# expect: FileExistsError ValueError: binary mode doesn't take an encoding argument ValueError: can't have unbuffered text I/O ValueError: binary mode doesn't take a newline argument
# expect: IsADirectoryError FileNotFoundError ValueError: embedded null byte TypeError: expected str, bytes or os.PathLike object, not float ValueError: negative file descriptor
# expect: True b'\xc3' ValueError: Cannot use closefd=False with file name
# expect: b'' None
# expect: ValueError: invalid mode: rt ValueError: opener returned -1 TypeError: expected integer from opener
# expect: rb+ 3 0 b'ab' 2 1 0 b'a' False True
# expect: ValueError: I/O operation on closed file ValueError: I/O operation on closed file True
# expect: True True 131072 NotImplementedError:  UnsupportedOperation: read
