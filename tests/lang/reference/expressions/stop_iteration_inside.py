# StopIteration raised inside a generator becomes RuntimeError.
def g():
    yield 1
    raise StopIteration("inner")
def h():
    yield next(iter([]))
for f in (g, h):
    try:
        list(f())
    except RuntimeError as e:
        print(e, repr(e.__cause__))
async def ag():
    raise StopAsyncIteration
    yield
try:
    ag().asend(None).send(None)
except RuntimeError as e:
    print(e)
# expect: generator raised StopIteration StopIteration('inner')
# expect: generator raised StopIteration StopIteration()
# expect: async generator raised StopAsyncIteration
