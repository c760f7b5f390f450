# Tuples and named tuples.
from collections import namedtuple
P = namedtuple("P", "x y", defaults=[0])
p = P(1); print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._make([7, 8]), P._fields, p == (1, 0), *p, P.__doc__, len(p), hash(p) == hash((1, 0)))
print((1, 2) + (3,), (1,) * 3, (1, 2, 1).count(1), (1, 2).index(2), tuple("ab"), (1, (2,)) < (1, (3,)), () == tuple())
for bad in ("P()", "P(1, 2, 3)", "p.z", "P(z=1)", "namedtuple('Q', 'a a')", "namedtuple('Q', '1a')", "namedtuple('Q', 'class')", "p._replace(q=1)", "(1,).index(2)", "tuple(5)", "(1,) + [2]", "namedtuple('Q', '_a')"):
    try: print(eval(bad))
    except (TypeError, ValueError, AttributeError) as e: print(bad, "|", type(e).__name__, e)
try: p.x = 5
except AttributeError as e: print(e)
print(namedtuple("R", "a class a", rename=True)._fields)
# expect: P(x=1, y=0) 1 0 {'x': 1, 'y': 0} P(x=5, y=0) P(x=7, y=8) ('x', 'y') True 1 0 P(x, y) 2 True
# expect: (1, 2, 3) (1, 1, 1) 2 1 ('a', 'b') True True
# expect: P() | TypeError P.__new__() missing 1 required positional argument: 'x'
# expect: P(1, 2, 3) | TypeError P.__new__() takes from 2 to 3 positional arguments but 4 were given
# expect: p.z | AttributeError 'P' object has no attribute 'z'
# expect: P(z=1) | TypeError P.__new__() got an unexpected keyword argument 'z'
# expect: namedtuple('Q', 'a a') | ValueError Encountered duplicate field name: 'a'
# expect: namedtuple('Q', '1a') | ValueError Type names and field names must be valid identifiers: '1a'
# expect: namedtuple('Q', 'class') | ValueError Type names and field names cannot be a keyword: 'class'
# expect: p._replace(q=1) | TypeError Got unexpected field names: ['q']
# expect: (1,).index(2) | ValueError tuple.index(x): x not in tuple
# expect: tuple(5) | TypeError 'int' object is not iterable
# expect: (1,) + [2] | TypeError can only concatenate tuple (not "list") to tuple
# expect: namedtuple('Q', '_a') | ValueError Field names cannot start with an underscore: '_a'
# expect: can't set attribute
# expect: ('a', '_1', '_2')
