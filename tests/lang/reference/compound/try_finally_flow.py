# finally runs on every way out, and its own return wins.
def a():
    try: return "try"
    finally: log.append("a")
def b():
    for i in range(3):
        try: continue
        finally: log.append(i)
def c():
    try: raise KeyError
    finally: log.append("c")
def d(x):
    try: return x
    finally: x = 100
log = []
for _ in range(20):
    log.clear(); r = [a(), b(), d(5)]
    try: c()
    except KeyError: r.append("key")
print(r, log)
def e():
    try: yield 1; yield 2
    finally: log.append("gen")
for x in e(): break
import gc; gc.collect()
print(log[-1])
# expect: ['try', None, 5, 'key'] ['a', 0, 1, 2, 'c']
# expect: gen
