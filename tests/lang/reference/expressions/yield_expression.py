# yield gives a value out and is the value sent in.
def echo(value=None):
    print("start")
    try:
        while True:
            try: value = (yield value)
            except Exception as e: value = e
    finally: print("cleanup")
g = echo(1)
print(next(g), next(g), g.send(2), g.throw(TypeError, TypeError("spam")))
g.close()
def pairs():
    x = yield 1, 2
    y = yield
    return x, y
p = pairs(); print(next(p), p.send("a"))
try: p.send("b")
except StopIteration as s: print(s.value)
# expect: start
# expect: 1 None 2 spam
# expect: cleanup
# expect: (1, 2) None
# expect: ('a', 'b')
