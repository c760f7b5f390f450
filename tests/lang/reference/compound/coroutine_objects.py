# Coroutines: send, throw, close, cannot be awaited twice, not iterable.
async def c(x):
    try: return x + await W()
    except ValueError as e: return f"caught {e}"
class W:
    def __await__(self): return (yield "w")
a = c(1)
print(type(a).__name__, a.cr_running, a.cr_await, a.send(None), a.cr_await is not None)
try: a.send(5)
except StopIteration as s: print(s.value)
for f in (lambda: a.send(None), lambda: iter(a), lambda: next(a), lambda: list(c(1))):
    try: f()
    except (RuntimeError, TypeError) as e: print(type(e).__name__, e)
b = c(1); b.send(None)
try: b.throw(ValueError("x"))
except StopIteration as s: print(s.value)
d = c(1); d.send(None); print(d.close(), d.cr_frame)
e = c(2); e.close()
print(c.__code__.co_flags & 0x80 != 0)
import warnings; warnings.simplefilter("ignore")
# expect: coroutine False None w True
# expect: 6
# expect: RuntimeError cannot reuse already awaited coroutine
# expect: TypeError 'coroutine' object is not iterable
# expect: TypeError 'coroutine' object is not an iterator
# expect: TypeError 'coroutine' object is not iterable
# expect: caught x
# expect: None None
# expect: True
