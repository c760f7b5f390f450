# BytesIO and StringIO: positions, growth, truncation, states, views that hold the memory.
import io
import pickle

def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

b = io.BytesIO(b"one\ntwo\nthree")
print(b.readline(), b.tell(), b.read(2), list(b), b.read(), b.seek(2), b.read1(3), b.readinto(bytearray(2)))
print(b.seek(20), b.read(), b.write(b"x"), len(b.getvalue()), b.getvalue()[12:15], b.seek(-3, 2), b.truncate(), b.getvalue()[-3:])
view = b.getbuffer()
view[0] = 79
print(b.getvalue()[:3], tried(b.truncate, 1), tried(b.write, b"y" * 100), len(view))
del view
print(b.truncate(1), b.getvalue(), tried(b.seek, -1), tried(b.seek, 1, 5), tried(b.write, "text"), tried(io.BytesIO, "text"))
b.name = "n"
c = pickle.loads(pickle.dumps(b))
print(c.getvalue(), c.tell() == b.tell(), c.name)
for state in (None, (b"", 1), (b"", "x", None), (b"", -1, None), (b"", 1, 2), (b"abc", 2, {"k": 3})):
    print(tried(io.BytesIO.__setstate__, c, state))
print(c.getvalue(), c.tell(), c.k)
c.seek(1 << 62)
print(c.read(), c.tell() == 1 << 62)
b.close()
print(tried(b.read), tried(b.getvalue), b.closed)

s = io.StringIO("a\r\nb\nc\rd", newline=None)
print(s.readlines(), s.newlines, repr(s.getvalue()))
s = io.StringIO("a\r\nb\nc\rd", newline="")
print(list(s), s.newlines)
s = io.StringIO(newline="\r\n")
print(s.write("x\ny"), repr(s.getvalue()), s.tell(), s.seek(1), s.write("ä\U0001f600"), ascii(s.getvalue()))
print(s.seek(0), ascii(s.read(2)), s.truncate(3), ascii(s.getvalue()), tried(s.seek, 1, 1), tried(s.write, b""), tried(s.read, "x"))
s.k = 1
t = pickle.loads(pickle.dumps(s))
print(ascii(t.getvalue()), t.tell(), t.k, t.line_buffering)
for state in (None, ("", "\n", 1), ("", "\n", "x", None), ("", "\n", -1, None), ("", "\n", 1, 2), ("abc", "\n", 2, {"k": 3})):
    print(tried(io.StringIO.__setstate__, t, state))
print(t.getvalue(), t.tell(), t.k, t.read())
# expect: b'one\n' 4 b'tw' [b'o\n', b'three'] b'' 2 b'e\nt' 2
# expect: 20 b'' 1 21 b'e\x00\x00' 18 18 b'\x00\x00\x00'
# expect: b'One' BufferError: Existing exports of data: object cannot be re-sized BufferError: Existing exports of data: object cannot be re-sized 18
# expect: 1 b'O' ValueError: negative seek value -1 ValueError: invalid whence (5, should be 0, 1 or 2) TypeError: a bytes-like object is required, not 'str' TypeError: a bytes-like object is required, not 'str'
# expect: b'O' True n
# expect: TypeError: _io.BytesIO.__setstate__ argument should be 3-tuple, got NoneType
# expect: TypeError: _io.BytesIO.__setstate__ argument should be 3-tuple, got tuple
# expect: TypeError: second item of state must be an integer, not str
# expect: ValueError: position value cannot be negative
# expect: TypeError: third item of state should be a dict, got a int
# expect: None
# expect: b'abc' 2 3
# expect: b'' True
# expect: ValueError: I/O operation on closed file. ValueError: I/O operation on closed file. True
# expect: ['a\n', 'b\n', 'c\n', 'd'] ('\r', '\n', '\r\n') 'a\nb\nc\nd'
# expect: ['a\r\n', 'b\n', 'c\r', 'd'] ('\r', '\n', '\r\n')
# expect: 3 'x\r\ny' 4 1 2 'x\xe4\U0001f600y'
# expect: 0 'x\xe4' 3 'x\xe4\U0001f600' OSError: Can't do nonzero cur-relative seeks TypeError: string argument expected, got 'bytes' TypeError: argument should be integer or None, not 'str'
# expect: 'x\xe4\U0001f600' 2 1 False
# expect: TypeError: _io.StringIO.__setstate__ argument should be 4-tuple, got NoneType
# expect: TypeError: _io.StringIO.__setstate__ argument should be 4-tuple, got tuple
# expect: TypeError: third item of state must be an integer, got str
# expect: ValueError: position value cannot be negative
# expect: TypeError: fourth item of state should be a dict, got a int
# expect: None
# expect: abc 2 3 c
