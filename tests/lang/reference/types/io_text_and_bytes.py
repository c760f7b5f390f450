# StringIO, BytesIO and text layers.
import io
s = io.StringIO("a\nb\r\nc"); print(s.readline(), s.read(2), s.tell(), s.readlines(), s.seek(0), list(s)); s.truncate(1); print(s.getvalue(), s.write("zz"), s.getvalue().encode())
b = io.BytesIO(b"hello"); print(b.read(2), b.seek(-1, 2), b.read(), b.getbuffer()[0], b.tell()); b.write(b"!!"); print(b.getvalue(), b.seek(0), b.readinto(x := bytearray(3)), x)
t = io.TextIOWrapper(io.BytesIO("é\r\nx".encode()), encoding="utf-8"); print(repr(t.read()), t.encoding, t.newlines)
print(io.StringIO("a\r\nb", newline=None).read(), io.StringIO("a\r\nb", newline="").readlines())
for f in (lambda: io.StringIO(b"x"), lambda: io.BytesIO("x"), lambda: s.write(5), lambda: b.write("x"), lambda: s.seek(-1), lambda: open("/nope/x"), lambda: open(__file__, "q"), lambda: open(__file__, "rb", encoding="utf8"), lambda: open(__file__, "rw"), lambda: open(5.5), lambda: s.fileno(), lambda: io.TextIOWrapper(io.BytesIO(), encoding="nope")):
    try: f()
    except (TypeError, ValueError, OSError, LookupError) as e: print(type(e).__name__, e)
s.close()
try: s.read()
except ValueError as e: print(e)
# expect: a
# expect:  b
# expect:  4 ['\n', 'c'] 0 ['a\n', 'b\r\n', 'c']
# expect: a 2 b'a\x00\x00\x00\x00\x00zz'
# expect: b'he' 4 b'o' 104 5
# expect: b'hello!!' 0 3 bytearray(b'hel')
# expect: 'é\nx' utf-8 
# expect: 
# expect: a
# expect: b ['a\r\n', 'b']
# expect: TypeError initial_value must be str or None, not bytes
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError string argument expected, got 'int'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ValueError Negative seek position -1
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nope/x'
# expect: ValueError invalid mode: 'q'
# expect: ValueError binary mode doesn't take an encoding argument
# expect: ValueError must have exactly one of create/read/write/append mode
# expect: TypeError expected str, bytes or os.PathLike object, not float
# expect: UnsupportedOperation fileno
# expect: LookupError unknown encoding: nope
# expect: I/O operation on closed file
