# _bz2: whole streams, limited output, data behind the end, errors.
import _bz2


def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


data = b"hello world " * 1000
c = _bz2.BZ2Compressor()
packed = c.compress(data) + c.flush()
show(c.flush)
show(c.compress, b"")
for level in (0, 10, "x"):
    show(_bz2.BZ2Compressor, level)
d = _bz2.BZ2Decompressor()
print(d.decompress(packed) == data, d.eof, d.needs_input, d.unused_data)
show(d.decompress, b"")
d = _bz2.BZ2Decompressor()
print(d.decompress(packed + b"tail", 5), d.eof, d.needs_input)
print(len(d.decompress(b"")), d.eof, d.unused_data)
d = _bz2.BZ2Decompressor()
show(d.decompress, b"not bz2 data")
show(d.decompress, b"more")
d, out = _bz2.BZ2Decompressor(), b""
for i in range(len(packed)):
    out += d.decompress(packed[i : i + 1], 100)
while not d.eof:
    out += d.decompress(b"", 1000)
print(out == data)
# expect: ValueError Repeated call to flush()
# expect: ValueError Compressor has been flushed
# expect: ValueError compresslevel must be between 1 and 9
# expect: ValueError compresslevel must be between 1 and 9
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: True True False b''
# expect: EOFError End of stream already reached
# expect: b'hello' False False
# expect: 11995 True b'tail'
# expect: OSError Invalid data stream
# expect: ValueError Decompressor is unusable after a previous error
# expect: True
