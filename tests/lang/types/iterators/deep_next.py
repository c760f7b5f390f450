"""next() through 300,000 iterators over one another: refused if the C stack is too small for it (CPython 3.14 ends the process then)."""
import sys

KINDS = {"map": lambda inner: map(str, inner), "zip": zip, "filter": lambda inner: filter(None, inner), "enumerate": enumerate}
for name, make in KINDS.items():
    deep = iter(())
    for _ in range(300_000):
        deep = make(deep)
    try:
        if sys.implementation.name == "krait":
            next(deep, None)
    except RecursionError:
        pass
    print(name, "survived")
    del deep
# expect: map survived
# expect: zip survived
# expect: filter survived
# expect: enumerate survived
