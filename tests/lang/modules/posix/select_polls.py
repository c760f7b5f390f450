# select, poll and epoll on pipes; their errors.
import posix
import select

r, w = posix.pipe()
print(select.select([r], [w], [], 0) == ([], [w], []))
posix.write(w, b"x")
print(select.select([r], [w], []) == ([r], [w], []))
p = select.poll()
p.register(r, select.POLLIN)
p.register(w)
print(p.poll(0) == [(r, select.POLLIN), (w, select.POLLOUT)])
p.modify(w, 0)
print(p.poll() == [(r, 1)])
p.unregister(r)
print(p.poll(1))
with select.epoll() as e:
    e.register(r, select.EPOLLIN)
    e.register(w)
    print(sorted(e.poll()) == [(r, 1), (w, 4)], e.poll(0, 1) in ([(r, 1)], [(w, 4)]))
    e.modify(w, select.EPOLLPRI)
    e.unregister(r)
    print(e.poll(0.001), e.closed, e.fileno() > 2)
print(e.closed)
for f in (lambda: e.fileno(), lambda: e.poll(), lambda: e.register(0), lambda: select.select(3, [], []), lambda: select.select([], [], [], "a"),
          lambda: select.select([], [], [], -1), lambda: select.select(["a"], [], []), lambda: select.select([-1], [], []),
          lambda: select.select([2000], [], [], 0), lambda: type(p)(), lambda: p.register("a"), lambda: p.register(1, -1),
          lambda: p.register(1, 2**20), lambda: p.unregister(3333), lambda: p.modify(3333, 1), lambda: p.poll("a"), lambda: p.poll(1e20),
          lambda: p.poll(2**40), lambda: select.epoll(-2), lambda: select.epoll(1, 3), lambda: select.epoll().poll("a"),
          lambda: select.epoll().poll(0, 0), lambda: select.epoll().register(-1), lambda: select.epoll().register(9999), lambda: select.error):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
# expect: True
# expect: True
# expect: True
# expect: True
# expect: []
# expect: True True
# expect: [] False True
# expect: True
# expect: ValueError I/O operation on closed epoll object
# expect: ValueError I/O operation on closed epoll object
# expect: ValueError I/O operation on closed epoll object
# expect: TypeError arguments 1-3 must be sequences
# expect: TypeError timeout must be a float or None
# expect: ValueError timeout must be non-negative
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: ValueError file descriptor cannot be a negative integer (-1)
# expect: ValueError filedescriptor out of range in select()
# expect: TypeError cannot create 'select.poll' instances
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: ValueError Cannot convert negative int
# expect: OverflowError Python int too large for C unsigned short
# expect: KeyError 3333
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: TypeError timeout must be an integer or None
# expect: OverflowError timestamp out of range for C PyTime_t
# expect: OverflowError timeout is too large
# expect: ValueError negative sizehint
# expect: OSError invalid flags
# expect: TypeError timeout must be an integer or None
# expect: ValueError maxevents must be greater than 0, got 0
# expect: ValueError file descriptor cannot be a negative integer (-1)
# expect: OSError [Errno 9] Bad file descriptor
# expect: <class 'OSError'>
