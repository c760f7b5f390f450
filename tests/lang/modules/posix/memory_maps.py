# mmap on files and memory; shared memory, semaphores, the log's masks.
import mmap
import posix
import _multiprocessing as M
import _posixshmem as P
import syslog

path = "/tmp/krait_mmap_%d" % posix.getpid()
fd = posix.open(path, posix.O_RDWR | posix.O_CREAT)
posix.write(fd, b"hello world\nline2\nlast")
ff, r, m = mmap.mmap(fd, 0), mmap.mmap(fd, 0, access=1), mmap.mmap(-1, 100)
env = {}
for f in (lambda: (ff, r, m), lambda: mmap.mmap(-1, -1), lambda: mmap.mmap("a", 1), lambda: mmap.mmap(-1, 1, access=9),
          lambda: mmap.mmap(-1, 1, access=1, prot=1), lambda: mmap.mmap(9999, 1), lambda: mmap.mmap(fd, 1000), lambda: mmap.mmap(fd, 0, offset=-1),
          lambda: mmap.mmap(fd, 0, offset=100000), lambda: mmap.mmap(fd, 1, offset=1), lambda: m.size(), lambda: ff.size(),
          lambda: (ff.read(5), ff.tell(), ff.read(), ff.read(1)), lambda: (ff.seek(0), ff.readline(), ff.readline(), ff.readline(), ff.readline()),
          lambda: (ff.seek(5), ff.read_byte(), ff.tell()), lambda: ff.seek(100), lambda: ff.seek(-1), lambda: (ff.seek(-1, 2), ff.tell()),
          lambda: ff.seek(0, 9), lambda: (ff.find(b"l"), ff.seek(0), ff.find(b"l"), ff.find(b"l", 4), ff.rfind(b"l"), ff.find(b"l", -3), ff.find(b"l", 0, 2)),
          lambda: ff.find("a"), lambda: (ff[0], ff[0:5], ff[-1], ff[::2], ff[5:0:-1]), lambda: ff["a"], lambda: ff[100],
          lambda: (ff.write(b"HE"), ff[0:5]), lambda: ff.write(b"x" * 100), lambda: ff.write_byte(300), lambda: ff.write("a"),
          lambda: r.write(b"a"), lambda: r.write_byte(1), lambda: r.__setitem__(0, 1), lambda: ff.__setitem__(0, 300), lambda: ff.__setitem__(0, "a"),
          lambda: (ff.__setitem__(0, 65), ff[0]), lambda: (ff.__setitem__(slice(0, 2), b"zz"), ff[:4]), lambda: ff.__setitem__(slice(0, 2), b"zzz"),
          lambda: (ff.__setitem__(slice(0, 4, 2), b"QR"), ff[:5]), lambda: ff.__delitem__(0), lambda: (ff.move(0, 3, 2), ff[:5]), lambda: ff.move(0, 100, 2),
          lambda: ff.flush(), lambda: ff.flush(0, 10000), lambda: (ff.resize(50), len(ff)), lambda: r.resize(5), lambda: m.resize(200),
          lambda: ff.madvise(mmap.MADV_NORMAL), lambda: ff.madvise(0, 10000), lambda: ff.madvise(0, 0, -1),
          lambda: (memoryview(ff).readonly, memoryview(r).readonly), lambda: (list(r)[:3], bytes(r)[:3], b"l" in r, 108 in r),
          lambda: (m.closed, m.close(), m.closed, m), lambda: m.read(1), lambda: len(m), lambda: m[0], lambda: m.close(), lambda: m.__enter__(),
          lambda: M.SemLock(5, 1, 1, "/a", True), lambda: M.SemLock(1, 1, 1, "a/b/c", True), lambda: M.SemLock(1, 1, 1, 3, True), lambda: M.sem_unlink("/nope_k"),
          lambda: M.sem_unlink(3), lambda: P.shm_unlink("/nope_k"), lambda: P.shm_open("/nope_k", 0), lambda: P.shm_open(3, 0), lambda: M.flags,
          lambda: (syslog.LOG_MASK(3), syslog.LOG_UPTO(3), syslog.setlogmask(0)), lambda: syslog.openlog(3), lambda: syslog.syslog(), lambda: syslog.syslog(3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
view = memoryview(ff)
for f in (ff.close, lambda: ff.resize(3)):
    try:
        f()
    except BufferError as e:
        print(e)
view.release()
ff.close()
posix.close(fd)
posix.unlink(path)
s = M.SemLock(1, 1, 2, "/kr_s%d" % posix.getpid(), True)
print(s.name, s.kind, s.maxvalue, s._count(), s._get_value(), s._is_mine(), s._is_zero())
print(s.acquire(), s._count(), s._is_mine(), s.acquire(False), s.acquire(True, 0.01), s.release(), s.release(), s._get_value())
try:
    s.release()
except ValueError as e:
    print(e)
r = M.SemLock(0, 1, 1, "/kr_r%d" % posix.getpid(), True)
try:
    r.release()
except AssertionError as e:
    print(e)
print(r.acquire(), r.acquire(), r._count(), r.release(), r._count(), r.release(), r._count(), M.SemLock.SEM_VALUE_MAX)
# expect: (<mmap.mmap closed=False, access=ACCESS_DEFAULT, length=22, pos=0, offset=0>, <mmap.mmap closed=False, access=ACCESS_READ, length=22, pos=0, offset=0>, <mmap.mmap closed=False, access=ACCESS_DEFAULT, length=100, pos=0, offset=0>)
# expect: OverflowError memory mapped length must be positive
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError mmap invalid access parameter.
# expect: ValueError mmap can't specify both access and flags, prot.
# expect: OSError [Errno 9] Bad file descriptor
# expect: ValueError mmap length is greater than file size
# expect: OverflowError memory mapped offset must be positive
# expect: ValueError mmap offset is greater than file size
# expect: OSError [Errno 22] Invalid argument
# expect: OSError [Errno 9] Bad file descriptor
# expect: 22
# expect: (b'hello', 5, b' world\nline2\nlast', b'')
# expect: (0, b'hello world\n', b'line2\n', b'last', b'')
# expect: (5, 32, 6)
# expect: ValueError seek out of range
# expect: ValueError seek out of range
# expect: (21, 21)
# expect: ValueError unknown seek type
# expect: (-1, 0, 2, 9, 18, -1, -1)
# expect: TypeError a bytes-like object is required, not 'str'
# expect: (104, b'hello', 116, b'hlowrdln2ls', b' olle')
# expect: TypeError mmap indices must be integers
# expect: IndexError mmap index out of range
# expect: (2, b'HEllo')
# expect: ValueError data out of range
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError mmap can't modify a readonly memory map.
# expect: TypeError mmap can't modify a readonly memory map.
# expect: TypeError mmap can't modify a readonly memory map.
# expect: ValueError mmap item value must be in range(0, 256)
# expect: TypeError mmap item value must be an int
# expect: (None, 65)
# expect: (None, b'zzll')
# expect: IndexError mmap slice assignment is wrong size
# expect: (None, b'QzRlo')
# expect: TypeError mmap doesn't support item deletion
# expect: (None, b'loRlo')
# expect: ValueError source, destination, or count out of range
# expect: None
# expect: ValueError flush values out of range
# expect: (None, 50)
# expect: TypeError mmap can't resize a readonly or copy-on-write memory map.
# expect: ValueError mmap: can't expand a shared anonymous mapping
# expect: None
# expect: ValueError madvise start out of bounds
# expect: ValueError madvise length invalid
# expect: (False, True)
# expect: ([b'l', b'o', b'R'], b'loR', True, False)
# expect: (False, None, True, <mmap.mmap closed=True>)
# expect: ValueError mmap closed or invalid
# expect: ValueError mmap closed or invalid
# expect: ValueError mmap closed or invalid
# expect: None
# expect: ValueError mmap closed or invalid
# expect: ValueError unrecognized kind
# expect: OSError [Errno 22] Invalid argument
# expect: TypeError SemLock() argument 'name' must be str, not int
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: TypeError sem_unlink() argument must be str, not int
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nope_k'
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nope_k'
# expect: TypeError shm_open() argument 1 must be str, not int
# expect: {'HAVE_SEM_OPEN': 1, 'HAVE_SEM_TIMEDWAIT': 1}
# expect: (8, 15, 255)
# expect: TypeError openlog() argument 'ident' must be str, not int
# expect: TypeError syslog.syslog requires 1 to 2 arguments
# expect: TypeError syslog() argument 1 must be str, not int
# expect: cannot close exported pointers exist
# expect: mmap can't resize with extant buffers exported.
# expect: None 1 2 0 1 False False
# expect: True 1 True False False None None 2
# expect: semaphore or lock released too many times
# expect: attempt to release recursive lock not owned by thread
# expect: True True 2 None 1 None 0 2147483647
