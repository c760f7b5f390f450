# Text layers: line ends, decoders in pieces, positions, what the underlying file sees.
import io

def tried(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

data = "eins\r\nzwei\ndrei\rvier ä€\U0001f600\n".encode()
for newline in (None, "", "\n", "\r", "\r\n"):
    t = io.TextIOWrapper(io.BytesIO(data), "utf-8", newline=newline)
    print(repr(newline), t.readlines(), t.newlines)
t = io.TextIOWrapper(io.BytesIO(data), "utf-8")
print(repr(t.read(7)), t.tell(), repr(t.readline()), t.read(2))
here = t.tell()
rest = t.read()
print(t.seek(here) == here, t.read() == rest, tried(t.seek, 1, 1), tried(t.seek, -1), t.seek(0, 2), t.read())
for encoding, text in (("utf-16", "äb"), ("utf-8-sig", "x"), ("latin-1", "é"), ("ascii", "ü")):
    raw = io.BytesIO()
    t = io.TextIOWrapper(raw, encoding, errors="backslashreplace", newline="\r\n", write_through=True)
    print(encoding, t.write(text + "\n"), t.write(text), t.flush(), raw.getvalue())
t = io.TextIOWrapper(io.BytesIO(b"a\xffb"), "utf-8")
print(tried(t.read))
t = io.TextIOWrapper(io.BytesIO(b"a\xffb"), "utf-8", errors="surrogateescape")
print(ascii(t.read()), t.encoding, t.errors, t.line_buffering, t.write_through, t.name if hasattr(t, "name") else "no name")
raw = io.BytesIO()
t = io.TextIOWrapper(raw, "utf-8", line_buffering=True, newline="\n")
print(t.write("abc"), raw.getvalue(), t.write("d\ne"), raw.getvalue(), t.reconfigure(line_buffering=False, newline="\r"), t.write("\n"), t.flush(), raw.getvalue())
print(t.detach() is raw, tried(t.read), tried(t.flush))
print(tried(io.TextIOWrapper, io.BytesIO(), newline="x"), tried(io.TextIOWrapper, io.BytesIO(), "no-such"), tried(io.TextIOWrapper, io.BytesIO(), "utf-8", errors="no-such"))
t = io.TextIOWrapper(io.BytesIO(b"line\n" * 3), "ascii")
print(repr(next(t)), tried(t.tell), list(t), t.tell())
t.close()
print(tried(t.read), t.closed, t.buffer.closed)
d = io.IncrementalNewlineDecoder(None, True)
print([d.decode(x) for x in ("a\r", "\nb\r", "c\n", "\r")], repr(d.decode("", True)), d.newlines, d.getstate())
# expect: None ['eins\n', 'zwei\n', 'drei\n', 'vier ä€😀\n'] ('\r', '\n', '\r\n')
# expect: '' ['eins\r\n', 'zwei\n', 'drei\r', 'vier ä€😀\n'] ('\r', '\n', '\r\n')
# expect: '\n' ['eins\r\n', 'zwei\n', 'drei\rvier ä€😀\n'] None
# expect: '\r' ['eins\r', '\nzwei\ndrei\r', 'vier ä€😀\n'] None
# expect: '\r\n' ['eins\r\n', 'zwei\ndrei\rvier ä€😀\n'] None
# expect: 'eins\nzw' 8 'ei\n' dr
# expect: True True UnsupportedOperation: can't do nonzero cur-relative seeks ValueError: negative seek position -1 31 
# expect: utf-16 3 2 None b'\xff\xfe\xe4\x00b\x00\r\x00\n\x00\xe4\x00b\x00'
# expect: utf-8-sig 2 1 None b'\xef\xbb\xbfx\r\nx'
# expect: latin-1 2 1 None b'\xe9\r\n\xe9'
# expect: ascii 2 1 None b'\\xfc\r\n\\xfc'
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
# expect: 'a\udcffb' utf-8 surrogateescape False False no name
# expect: 3 b'' 3 b'abcd\ne' None 1 None b'abcd\ne\r'
# expect: True ValueError: underlying buffer has been detached ValueError: underlying buffer has been detached
# expect: ValueError: illegal newline value: x LookupError: unknown encoding: no-such <_io.TextIOWrapper encoding='utf-8'>
# expect: 'line\n' OSError: telling position disabled by next() call ['line\n', 'line\n'] 15
# expect: ValueError: I/O operation on closed file. True True
# expect: ['a', '\nb', '\nc\n', ''] '\n' ('\r', '\n', '\r\n') (b'', 0)
