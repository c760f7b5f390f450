# contextmanager: must yield once, may be a decorator, StopIteration passes through as given.
from contextlib import contextmanager
@contextmanager
def never():
    if False: yield
@contextmanager
def twice(): yield 1; yield 2
@contextmanager
def plain(log):
    log.append("in"); yield; log.append("out")
for m in (never, twice):
    try:
        with m(): pass
    except RuntimeError as e: print(e)
log = []
@plain(log)
def f(x): log.append(x); return x
print(f(1), f(2), log)
try:
    with plain(log): raise StopIteration("mine")
except StopIteration as e: print("passed", e.value)
m = plain(log)
with m: pass
try:
    with m: pass
except (RuntimeError, AttributeError) as e: print(type(e).__name__, e)
# expect: generator didn't yield
# expect: generator didn't stop
# expect: 1 2 ['in', 1, 'out', 'in', 2, 'out']
# expect: passed mine
# expect: AttributeError '_GeneratorContextManager' object has no attribute 'args'
