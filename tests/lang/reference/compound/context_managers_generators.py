# contextmanager functions, ExitStack and suppress.
from contextlib import contextmanager, ExitStack, suppress, closing, redirect_stdout, AbstractContextManager
import io
log = []
@contextmanager
def cm(n):
    log.append(f"in {n}")
    try: yield n
    except KeyError as e: log.append(f"caught {e}")
    finally: log.append(f"out {n}")
for _ in range(15):
    log.clear()
    with cm(1) as a, cm(2): log.append(a)
    with cm(3): raise KeyError("k")
    with ExitStack() as s:
        for i in range(2): s.enter_context(cm(i))
        s.callback(log.append, "callback")
    with suppress(ZeroDivisionError): 1 / 0
print(log)
@contextmanager
def bad(): 
    if 0: yield
for f in (bad,):
    try:
        with f(): pass
    except RuntimeError as e: print(e)
with redirect_stdout(io.StringIO()) as out: print("hidden")
print(repr(out.getvalue()))
# expect: ['in 1', 'in 2', 1, 'out 2', 'out 1', 'in 3', "caught 'k'", 'out 3', 'in 0', 'in 1', 'callback', 'out 1', 'out 0']
# expect: generator didn't yield
# expect: 'hidden\n'
