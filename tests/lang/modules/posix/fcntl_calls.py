# fcntl, ioctl, flock and lockf on files and pipes; termios and _locale where there is no terminal.
import fcntl
import posix
import termios
import _locale

r, w = posix.pipe()
print(fcntl.fcntl(r, fcntl.F_GETFD), fcntl.fcntl(r, fcntl.F_SETFL, posix.O_NONBLOCK), fcntl.fcntl(r, fcntl.F_GETFL) & posix.O_NONBLOCK)
posix.write(w, b"abcdef")
room = bytearray(4)
print(fcntl.ioctl(r, 0x541B, room), room, fcntl.ioctl(r, 0x541B, b"\0\0\0\0"))
path = "/tmp/krait_fcntl_%d" % posix.getpid()
fd = posix.open(path, posix.O_RDWR | posix.O_CREAT)
print(fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB), fcntl.flock(fd, fcntl.LOCK_UN), fcntl.lockf(fd, fcntl.LOCK_EX, 3, 1), fcntl.lockf(fd, fcntl.LOCK_UN))
posix.unlink(path)
for f in (lambda: fcntl.fcntl(-1, 1), lambda: fcntl.fcntl("a", 1), lambda: fcntl.fcntl(r, 1, b"a" * 2000), lambda: fcntl.fcntl(r, 1, 1.5),
          lambda: fcntl.fcntl(r, "a"), lambda: fcntl.fcntl(r, 99999), lambda: fcntl.ioctl(r, 1, 1.5), lambda: fcntl.ioctl(r, 0x5413, bytearray(8)),
          lambda: fcntl.lockf(fd, 16), lambda: fcntl.lockf(fd, 8, "a"), lambda: fcntl.flock("a", 1),
          lambda: termios.tcgetattr(r), lambda: termios.tcgetattr("a"), lambda: termios.tcsetattr(r, 0, []), lambda: termios.tcsetwinsize(r, 3),
          lambda: termios.tcflow(r, "a"), lambda: _locale.setlocale(99), lambda: _locale.setlocale(0, "xx"), lambda: _locale.setlocale(0, 3),
          lambda: _locale.nl_langinfo(99), lambda: _locale.strcoll("a", 3), lambda: _locale.strcoll("a\0", "b"), lambda: _locale.strxfrm(3),
          lambda: _locale.bindtextdomain("", None), lambda: _locale.strcoll("a", "b") < 0, lambda: _locale.strxfrm("abc"),
          lambda: _locale.gettext("a"), lambda: _locale.dgettext(None, "b"), lambda: _locale.localeconv()["decimal_point"],
          lambda: _locale.setlocale(_locale.LC_NUMERIC), lambda: _locale.Error.__mro__, lambda: termios.error.__module__):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: 1 0 2048
# expect: 0 bytearray(b'\x06\x00\x00\x00') b'\x06\x00\x00\x00'
# expect: None None None None
# expect: ValueError file descriptor cannot be a negative integer (-1)
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: ValueError fcntl argument 3 is too long
# expect: TypeError fcntl() argument 3 must be an integer, a bytes-like object, or a string, not float
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OSError [Errno 22] Invalid argument
# expect: TypeError ioctl() argument 3 must be an integer, a bytes-like object, or a string, not float
# expect: OSError [Errno 25] Inappropriate ioctl for device
# expect: ValueError unrecognized lockf argument
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: error (25, 'Inappropriate ioctl for device')
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: TypeError tcsetattr, arg 3: must be 7 element list
# expect: TypeError tcsetwinsize, arg 2: must be a two-item sequence
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: Error locale query failed
# expect: Error unsupported locale setting
# expect: TypeError setlocale() argument 2 must be str or None, not int
# expect: ValueError unsupported langinfo constant
# expect: TypeError strcoll() argument 2 must be str, not int
# expect: ValueError embedded null character
# expect: TypeError strxfrm() argument must be str, not int
# expect: Error domain must be a non-empty string
# expect: True
# expect: abc
# expect: a
# expect: b
# expect: .
# expect: C
# expect: (<class 'locale.Error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
# expect: termios
