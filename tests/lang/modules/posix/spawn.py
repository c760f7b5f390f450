# posix_spawn with file actions, fork_exec as subprocess calls it.
import posix
import _posixsubprocess

r, w = posix.pipe()
pid = posix.posix_spawn("/bin/sh", ["sh", "-c", "echo $KRAIT_X; exit 7"], {"KRAIT_X": "spawned"},
                        file_actions=[(posix.POSIX_SPAWN_DUP2, w, 1), (posix.POSIX_SPAWN_CLOSE, r)], setsigdef=[13])
posix.close(w)
print(posix.read(r, 100), posix.waitstatus_to_exitcode(posix.waitpid(pid, 0)[1]))
posix.close(r)
env = {}
for f in (lambda: posix.posix_spawn("/bin/nope", ["true"], env), lambda: posix.posix_spawn("/bin/true", 3, env),
          lambda: posix.posix_spawn("/bin/true", [""], env), lambda: posix.posix_spawn("/bin/true", ["a"], 3),
          lambda: posix.posix_spawn("/bin/true", ["a"], env, file_actions=[3]),
          lambda: posix.posix_spawn("/bin/true", ["a"], env, file_actions=[(99,)]),
          lambda: posix.posix_spawn("/bin/true", ["a"], env, file_actions=[(0, 1)]),
          lambda: posix.posix_spawn("/bin/true", ["a"], env, setsigmask=[9998]),
          lambda: posix.posix_spawn("/bin/true", ["a"], env, scheduler=(None, 2))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def everything(fd):
    data = b""
    while part := posix.read(fd, 1000):
        data += part
    return data


def run(argv, programs, cwd=None, env=None, preexec=None, keep=()):
    out_r, out_w = posix.pipe()
    err_r, err_w = posix.pipe()
    pid = _posixsubprocess.fork_exec(argv, programs, True, tuple(sorted({err_w, *keep})), cwd, env, -1, -1, out_r, out_w,
                                     -1, -1, err_r, err_w, True, False, -1, None, None, None, -1, preexec)
    posix.close(out_w)
    posix.close(err_w)
    out, err = everything(out_r), everything(err_r)
    posix.close(out_r)
    posix.close(err_r)
    return out, err, posix.waitstatus_to_exitcode(posix.waitpid(pid, 0)[1])


print(run(["sh", "-c", "echo hi; pwd"], [b"/nope/sh", b"/bin/sh"], cwd="/"))
print(run(["sh", "-c", "echo $A; exit 3"], [b"/bin/sh"], env=[b"A=b"]))
print(run(["sh"], [b"/nope/sh"]))
print(run(["sh"], [b"/bin/sh"], cwd="/nope"))
print(run(["sh", "-c", "exit 4"], [b"/bin/sh"], preexec=lambda: posix.write(1, b"before ")))
print(run(["sh", "-c", "exit 4"], [b"/bin/sh"], preexec=lambda: 1 / 0))
# expect: b'spawned\n' 7
# expect: FileNotFoundError [Errno 2] No such file or directory: '/bin/nope'
# expect: TypeError posix_spawn: argv must be a tuple or list
# expect: ValueError posix_spawn: argv first element cannot be empty
# expect: TypeError posix_spawn: environment must be a mapping object or None
# expect: TypeError Each file_actions element must be a non-empty tuple
# expect: TypeError Unknown file_actions identifier
# expect: TypeError A open file_action tuple must have 5 elements
# expect: ValueError signal number 9998 out of range [1; 64]
# expect: TypeError must have a sched_param object
# expect: (b'hi\n/\n', b'', 0)
# expect: (b'b\n', b'', 3)
# expect: (b'', b'OSError:2:', 255)
# expect: (b'', b'OSError:2:noexec:chdir', 255)
# expect: (b'before ', b'', 4)
# expect: (b'', b'SubprocessError:0:Exception occurred in preexec_fn.', 255)
