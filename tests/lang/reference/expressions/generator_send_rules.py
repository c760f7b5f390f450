# A fresh generator takes None only; one that runs cannot be entered again.
def g():
    got = yield 1
    print("got", got)
    try:
        yield next(a)
    except ValueError as e:
        print(e)
a = g()
try:
    a.send(5)
except TypeError as e:
    print(e)
next(a)
try:
    a.send("v")
except StopIteration as e:
    print("stop", e.value)
print(next(a, "done"), a.close())
# expect: can't send non-None value to a just-started generator
# expect: got v
# expect: generator already executing
# expect: stop None
# expect: done None
