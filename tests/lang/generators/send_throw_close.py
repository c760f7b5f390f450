# send, throw and close.
def acc():
    total = 0
    while True:
        try:
            x = yield total
            total += x
        except ValueError as e:
            total = -1
        except GeneratorExit:
            print("closing", total)
            raise
g = acc()
next(g)
for i in range(60): r = g.send(i)
print(r, g.throw(ValueError("x")))
g.close()
try: g.send(1)
except StopIteration: print("stopped")
# expect: 1770 -1
# expect: closing -1
# expect: stopped
