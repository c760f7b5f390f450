# Files, directories, descriptors, errors and paths by the posix module.
import posix

base = "/tmp/krait_posix_%d" % posix.getpid()
posix.mkdir(base)
fd = posix.open(base + "/a", posix.O_RDWR | posix.O_CREAT, 0o644)
print(posix.write(fd, b"hello"), posix.lseek(fd, 1, 0), posix.read(fd, 10))
posix.ftruncate(fd, 3)
st = posix.fstat(fd)
print(st.st_size, oct(st.st_mode), st[6], st.st_mtime_ns // 10**9 == st[8], len(st), type(st).n_fields)
posix.close(fd)
posix.symlink("a", base + "/link")
print(posix.readlink(base + "/link"), posix.readlink(base.encode() + b"/link"))
print(sorted(posix.listdir(base)), sorted(posix.listdir(base.encode())))
with posix.scandir(base) as it:
    print(sorted((e.name, e.is_file(), e.is_file(follow_symlinks=False), e.is_symlink(), e.is_dir()) for e in it))
posix.rename(base + "/a", base + "/\udcff\u00e4")
print(sorted(posix.listdir(base)))
posix.utime(base + "/\udcff\u00e4", ns=(1, 2_000_000_003))
print(posix.stat(base + "/\udcff\u00e4").st_mtime_ns)
try:
    posix.stat(base + "/link")
except FileNotFoundError as e:
    print(e.errno, e.filename == base + "/link", e.filename2)
posix.unlink(base + "/link")
posix.remove(base + "/\udcff\u00e4")
posix.rmdir(base)
for call in (lambda: posix.stat(1.5), lambda: posix.stat("a\0"), lambda: posix.mkdir(3), lambda: posix.stat(2**70),
             lambda: posix.rename("x", 3), lambda: posix.stat("", dir_fd="a"), lambda: posix.stat(0, dir_fd=2),
             lambda: posix.close("a"), lambda: posix.close(2**40), lambda: posix.utime(".", 3), lambda: posix.rename("/no1", "/no2"),
             lambda: posix.chown(".", "a", 3), lambda: posix.execv("a", []), lambda: posix.sysconf("x"), lambda: posix.fspath(3),
             lambda: posix.urandom(-1), lambda: posix.putenv("a=b", "c"), lambda: posix.read(0, -1), lambda: posix.sched_setparam(0, 1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


class P:
    def __fspath__(self):
        return "/"


class Q:
    def __fspath__(self):
        return 3


print(posix.stat(P()).st_mode == posix.stat("/").st_mode, posix.fspath(P()))
try:
    posix.fspath(Q())
except TypeError as e:
    print(str(e).replace("__main__.", ""))
for p in ["a//b/../c", "/../a", "//a", "///a", "a/..", ".", "", "a/../../b", "../../x", "/a/./b/", "./a", b"a/./b"]:
    print(posix._path_normpath(p), posix._path_splitroot_ex(p))
pid = posix.fork()
if pid == 0:
    posix._exit(3)
print(posix.waitstatus_to_exitcode(posix.waitpid(pid, 0)[1]))
# expect: 5 1 b'ello'
# expect: 3 0o100644 3 True 10 19
# expect: a b'a'
# expect: ['a', 'link'] [b'a', b'link']
# expect: [('a', True, True, False, False), ('link', True, False, True, False)]
# expect: ['link', '\udcffä']
# expect: 2000000003
# expect: 2 True None
# expect: TypeError stat: path should be string, bytes, os.PathLike or integer, not float
# expect: ValueError stat: embedded null character in path
# expect: TypeError mkdir: path should be string, bytes or os.PathLike, not int
# expect: OverflowError fd is greater than maximum
# expect: TypeError rename: dst should be string, bytes or os.PathLike, not int
# expect: TypeError argument should be integer or None, not str
# expect: ValueError stat: can't specify dir_fd without matching path
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError Python int too large to convert to C int
# expect: TypeError utime: 'times' must be either a tuple of two ints or None
# expect: FileNotFoundError [Errno 2] No such file or directory: '/no1' -> '/no2'
# expect: TypeError uid should be integer, not str
# expect: ValueError execv() arg 2 must not be empty
# expect: ValueError unrecognized configuration name
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: ValueError negative argument not allowed
# expect: ValueError illegal environment variable name
# expect: OSError [Errno 22] Invalid argument
# expect: TypeError must have a sched_param object
# expect: True /
# expect: expected Q.__fspath__() to return str or bytes, not int
# expect: a/c ('', '', 'a//b/../c')
# expect: /a ('', '/', '../a')
# expect: //a ('', '//', 'a')
# expect: /a ('', '/', '//a')
# expect: . ('', '', 'a/..')
# expect: . ('', '', '.')
# expect: . ('', '', '')
# expect: ../b ('', '', 'a/../../b')
# expect: ../../x ('', '', '../../x')
# expect: /a/b ('', '/', 'a/./b/')
# expect: a ('', '', './a')
# expect: b'a/b' (b'', b'', b'a/./b')
# expect: 3
