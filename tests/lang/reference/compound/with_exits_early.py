# return, break and continue leave the block through __exit__.
class W:
    def __enter__(self): return self
    def __exit__(self, t, v, b): log.append(t); return True
log = []
def f():
    with W(): return "r"
def g():
    for i in range(5):
        with W():
            if i < 2: continue
            break
    return i
def h():
    with W(): raise ValueError
    return "after"
def k():
    with W():
        with W(): return 1 / 0
    return "swallowed"
for _ in range(20): log.clear(); r = f(), g(), h(), k()
print(r, [t and t.__name__ for t in log])
# expect: ('r', 2, 'after', 'swallowed') [None, None, None, None, 'ValueError', 'ZeroDivisionError', None]
