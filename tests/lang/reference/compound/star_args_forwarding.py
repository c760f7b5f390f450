# Wrappers that hand on everything they get.
def inner(*a, **k): return len(a), sorted(k)
def mid(*a, **k): return inner(*a, extra=1, **k)
def outer(first, /, *rest, flag=False, **k): return mid(first, *rest, flag=flag, **k)
for i in range(50): r = outer(i, i + 1, z=2, flag=True)
print(r, outer(*range(4), **{"q": 1}))
try: outer(1, extra=2)
except TypeError as e: print(e)
# expect: (2, ['extra', 'flag', 'z']) (4, ['extra', 'flag', 'q'])
# expect: __main__.inner() got multiple values for keyword argument 'extra'
