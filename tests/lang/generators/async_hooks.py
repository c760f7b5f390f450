# Hooks of asynchronous generators; coroutines that nobody awaits.
import sys
import _warnings

print(tuple(sys.get_asyncgen_hooks()), sys.get_coroutine_origin_tracking_depth())


def first(g):
    print("first", type(g).__name__)


def final(g):
    print("final", type(g).__name__)


async def gen():
    yield 1
    yield 2


async def run(g):
    async for x in g:
        print(x)
        break


old = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(first, finalizer=final)
print(sys.get_asyncgen_hooks().firstiter is first, sys.get_asyncgen_hooks()[1] is final)
c = run(gen())
try:
    c.send(None)
except StopIteration:
    print("ended")
c = None
gen()  # never used: no hook
for args in ((3,), (None, 4)):
    try:
        sys.set_asyncgen_hooks(*args)
    except TypeError as e:
        print(e)
sys.set_asyncgen_hooks(*old)
print(tuple(sys.get_asyncgen_hooks()))
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as e:
    print(e)
import warnings
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    run(None)
    print([str(w.message) for w in log])
# expect: (None, None) 0
# expect: True True
# expect: first async_generator
# expect: 1
# expect: final async_generator
# expect: ended
# expect: callable firstiter expected, got int
# expect: callable finalizer expected, got int
# expect: (None, None)
# expect: depth must be >= 0
# expect: ["coroutine 'run' was never awaited"]
