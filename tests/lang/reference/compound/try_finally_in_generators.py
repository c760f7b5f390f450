# finally in generators: at exhaustion, at close, at throw, with a yield inside, and in nested delegation.
log = []
def inner():
    try: yield 1; yield 2
    finally: log.append("inner out")
def outer():
    try: got = yield from inner(); log.append(got)
    except KeyError: log.append("caught"); yield "after"
    finally: log.append("outer out")
g = outer(); print(list(g), log); log.clear()
g = outer(); next(g); g.close(); print(log); log.clear()
g = outer(); next(g); print(g.throw(KeyError), log); print(list(g), log); log.clear()
def stubborn():
    try: yield 1
    finally: yield "no"
g = stubborn(); next(g)
try: g.close()
except RuntimeError as e: print(e)
def returns():
    try: yield 1
    except GeneratorExit: return "closed value"
g = returns(); next(g); print(g.close())
n = 0
def counted():
    global n
    for i in range(3):
        try: yield i
        finally: n += 1
for _ in range(30): list(counted())
print(n)
# expect: [1, 2] ['inner out', None, 'outer out']
# expect: ['inner out', 'outer out']
# expect: after ['inner out', 'caught']
# expect: [] ['inner out', 'caught', 'outer out']
# expect: generator ignored GeneratorExit
# expect: closed value
# expect: 90
