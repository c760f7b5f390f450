# OSError picks its subclass by the number.
import errno
for n in ("ENOENT", "EACCES", "EEXIST", "EPIPE", "EAGAIN", "ECONNREFUSED", "ETIMEDOUT", "EINTR", "ENOTDIR", "EISDIR", "ESRCH", "ECHILD", "EINVAL", "EPERM"): print(n, type(OSError(getattr(errno, n), "m")).__name__, end="; ")
print()
print(OSError(1), OSError(2, "x", "f", None, "g"), str(OSError(2, "x", "f")), IOError is OSError, EnvironmentError is OSError, type(OSError("a")).__name__, OSError(2, "x").args, FileNotFoundError("just text").errno)
class E(OSError):
    def __init__(self, a, b): super().__init__(b, a)
print(E("m", 5).errno, type(E("m", 2)).__name__)
# expect: ENOENT FileNotFoundError; EACCES PermissionError; EEXIST FileExistsError; EPIPE BrokenPipeError; EAGAIN BlockingIOError; ECONNREFUSED ConnectionRefusedError; ETIMEDOUT TimeoutError; EINTR InterruptedError; ENOTDIR NotADirectoryError; EISDIR IsADirectoryError; ESRCH ProcessLookupError; ECHILD ChildProcessError; EINVAL OSError; EPERM PermissionError; 
# expect: 1 [Errno 2] x: 'f' -> 'g' [Errno 2] x: 'f' True True OSError (2, 'x') None
# expect: 5 E
