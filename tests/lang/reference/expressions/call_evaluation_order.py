# The function first, then positional arguments, then keywords; unpacking where it stands.
log = []
def e(x, v=None): log.append(x); return v
def f(*a, **k): log.append("call"); return len(a), sorted(k)
for _ in range(2):
    log.clear()
    print(e("f", f)(e("a"), *e("star", [1, 2]), e("b"), x=e("x"), **e("dict", {"q": 1}), y=e("y")), log)
log.clear()
try: e("f", 5)(e("arg"))
except TypeError as x: print(x, log)
# expect: (4, ['q', 'x', 'y']) ['f', 'a', 'star', 'b', 'x', 'dict', 'y', 'call']
# expect: (4, ['q', 'x', 'y']) ['f', 'a', 'star', 'b', 'x', 'dict', 'y', 'call']
# expect: 'int' object is not callable ['f', 'arg']
