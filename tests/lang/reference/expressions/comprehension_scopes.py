# The first iterable is evaluated outside, the rest inside; names do not leak.
x = "outer"
print([x for x in range(3)], x)
class C:
    items = [1, 2, 3]
    copy = [i for i in items]
    pairs = [i * 2 for i in items if i > 1]
    try: bad = [items for i in items for j in items]
    except NameError as e: err = str(e)
print(C.copy, C.pairs, C.err, hasattr(C, "i"))
def f():
    fs = [lambda: i for i in range(3)]
    return [g() for g in fs]
for _ in range(40): r = f()
print(r)
try: [y for _ in [1]]
except NameError as e: print(e)
# expect: [0, 1, 2] outer
# expect: [1, 2, 3] [4, 6] name 'items' is not defined False
# expect: [2, 2, 2]
# expect: name 'y' is not defined
