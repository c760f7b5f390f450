# Without __iter__, iteration counts up __getitem__ until IndexError; in and list use it, reversed needs __len__.
class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
o = Old()
print(list(o), 4 in o, 5 in o, max(o), [*o], dict(zip("ab", o)))
a, b, *c = o; print(a, b, c)
try: reversed(o)
except TypeError as e: print(e)
class New(Old):
    def __len__(self): return 3
print(list(reversed(New())), type(iter(o)).__name__)
class Refuses(Old):
    __iter__ = None
    __contains__ = None
for use in (iter, lambda o: 1 in o):
    try: use(Refuses())
    except TypeError as e: print(e)
from collections.abc import Iterable
print(isinstance(o, Iterable), isinstance(Refuses(), Iterable))
# expect: [0, 1, 4, 9] True False 9 [0, 1, 4, 9] {'a': 0, 'b': 1}
# expect: 0 1 [4, 9]
# expect: object of type 'Old' has no len()
# expect: [4, 1, 0] iterator
# expect: 'Refuses' object is not iterable
# expect: 'Refuses' object is not a container
# expect: False False
