# OrderedDict: order, subclasses, views, iterators, errors.
from _collections import OrderedDict as O
class S(O):
    def items(self): return [(1,2)]

    def __getitem__(self, k): return ('g', O.__getitem__(self, k))
s = S(a=1); print(repr(s), s.copy(), (lambda: s | {"b":2})(), s.pop('a'))
s = S(a=1); print(s.setdefault('a', 3), s.setdefault('b', 3), s.popitem())
for f in (lambda: O(1, 2), lambda: O().update(1, 2), lambda: O(1), lambda: O([1]), lambda: O().popitem(), lambda: O().pop('x'), lambda: O().move_to_end('z'), lambda: O.update(), lambda: O().pop(), lambda: O([(1,2,3)]), lambda: O([(1,)]), lambda: O().popitem(1,2), lambda: O()|[(1,2)]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
o = O(a=1, b=2, c=3); it = iter(o); next(it); o.move_to_end('a')
try: next(it)
except RuntimeError as e: print(e)
print(list(it))
o = O(a=1, b=2, c=3); it = iter(o); next(it); del o['b']
try: next(it)
except RuntimeError as e: print(e)
o = O(a=1, b=2, c=3); it = iter(o); next(it); dict.__setitem__(o, 'x', 1)
try: next(it)
except RuntimeError as e: print(e)
o = O(a=1, b=2, c=3); print(type(iter(o)), type(o.keys()), o.keys(), o.items(), o.values(), type(reversed(o)), type(iter(o.items())), O.fromkeys('abc', 1), iter(o).__reduce__(), type(iter(o)).__mro__, type(o.keys()).__mro__)
o.x = 5; print(o.__dict__, o)
i = iter(o.items()); next(i); print(i.__reduce__(), list(i))
o['z'] = o; print(o)
print(O(a=1) == O(a=1), O(a=1,b=2) == O(b=2,a=1), O(a=1,b=2) == dict(b=2,a=1), O(a=1) != O(a=1))
# expect: S({'a': ('g', 1)}) S({'a': ('g', ('g', 1))}) S({'a': ('g', ('g', 1)), 'b': ('g', 2)}) 1
# expect: ('g', 1) 3 ('b', 3)
# expect: TypeError expected at most 1 argument, got 2
# expect: TypeError update() takes at most 1 positional argument (2 given)
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: KeyError 'dictionary is empty'
# expect: KeyError 'x'
# expect: KeyError 'z'
# expect: TypeError unbound method OrderedDict.update() needs an argument
# expect: TypeError pop() missing required argument 'key' (pos 1)
# expect: ValueError too many values to unpack (expected 2)
# expect: ValueError need more than 1 value to unpack
# expect: TypeError popitem() takes at most 1 argument (2 given)
# expect: TypeError unsupported operand type(s) for |: 'collections.OrderedDict' and 'list'
# expect: OrderedDict mutated during iteration
# expect: []
# expect: OrderedDict mutated during iteration
# expect: OrderedDict changed size during iteration
# expect: <class 'odict_iterator'> <class 'odict_keys'> odict_keys(['a', 'b', 'c']) odict_items([('a', 1), ('b', 2), ('c', 3)]) odict_values([1, 2, 3]) <class 'odict_iterator'> <class 'odict_iterator'> OrderedDict({'a': 1, 'b': 1, 'c': 1}) (<built-in function iter>, (['a', 'b', 'c'],)) (<class 'odict_iterator'>, <class 'object'>) (<class 'odict_keys'>, <class 'dict_keys'>, <class 'object'>)
# expect: {'x': 5} OrderedDict({'a': 1, 'b': 2, 'c': 3})
# expect: (<built-in function iter>, ([('b', 2), ('c', 3)],)) [('b', 2), ('c', 3)]
# expect: OrderedDict({'a': 1, 'b': 2, 'c': 3, 'z': ...})
# expect: True False True False
