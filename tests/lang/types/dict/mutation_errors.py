"""Dicts changed while they are iterated, and keys whose comparison changes the dict."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

def over(view, change):
    d = dict(a=1, b=2, c=3)
    seen = []
    try:
        for item in getattr(d, view)() if view else d:
            seen.append(item)
            if len(seen) == 2: change(d)
    except RuntimeError as error:
        seen.append(str(error))
    print(view, seen, d)
for view in ("", "keys", "values", "items"):
    over(view, lambda d: d.update(x=1))
    over(view, lambda d: d.pop("a"))
    over(view, lambda d: (d.pop("a"), d.update(y=1)))
    over(view, lambda d: d.clear())
    over(view, lambda d: d.update(a=9))
    over(view, lambda d: d.update({k: k for k in range(100)}))
d = {1: 2}
it = iter(d)
print(it.__length_hint__())
d[2] = 3
tell(it.__length_hint__)
tell(next, it)
tell(next, it)
it = reversed({1: 1, 2: 2})
print(list(it), next(it, "end"))
d = {1: 1, 2: 2}
it = reversed(d)
next(it)
del d[1]
tell(next, it)
class Evil:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other):
        target.clear()
        return False
target = {Evil(1): 1}
tell(target.get, Evil(2), "absent")
print(len(target))
target = {Evil(1): 1}
target[Evil(2)] = 2
print(len(target))
class Raises:
    def __hash__(self): return 1
    def __eq__(self, other): raise ValueError("eq")
e = {Raises(): 1}
tell(e.get, Raises())
tell(e.__contains__, Raises())
tell(e.__setitem__, Raises(), 1)
tell(e.pop, Raises(), 1)
tell(e.setdefault, Raises())
tell(e.__delitem__, 1)
tell(lambda: e == {Raises(): 1})
print(len(e))
class NoHash:
    __hash__ = None
    def __repr__(self): return "NoHash()"
for name in ("get", "pop", "setdefault", "__getitem__", "__contains__", "__delitem__"):
    tell(getattr({}, name), NoHash())
tell({}.__setitem__, [], 1)
tell(lambda: {[]: 1})
tell(lambda: {(1, []): 1})
tell({}.update, [(1, 2, 3)])
tell({}.update, [1])
tell({}.update, ["ab", "cd"])
tell({}.update, 5)
tell({}.update, {1: 2}, {3: 4})
tell(dict, [(1,)])
tell(dict.fromkeys, 5)
tell(dict.fromkeys, "ab", [])
tell({}.popitem)
tell({}.pop, 1)
tell({}.pop)
tell({1: 2}.pop, 1, 2, 3)
tell({}.__ior__, [(1, 2)])
tell(lambda: {} | [(1, 2)])
tell(lambda: dict(a=1) | {"b": 2})
tell(dict.__or__, {}, 5)
# expect:  ['a', 'b', 'dictionary changed size during iteration'] {'a': 1, 'b': 2, 'c': 3, 'x': 1}
# expect:  ['a', 'b', 'dictionary changed size during iteration'] {'b': 2, 'c': 3}
# expect:  ['a', 'b', 'c', 'dictionary keys changed during iteration'] {'b': 2, 'c': 3, 'y': 1}
# expect:  ['a', 'b', 'dictionary changed size during iteration'] {}
# expect:  ['a', 'b', 'c'] {'a': 9, 'b': 2, 'c': 3}
# expect:  ['a', 'b', 'dictionary changed size during iteration'] {'a': 1, 'b': 2, 'c': 3, 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: 18, 19: 19, 20: 20, 21: 21, 22: 22, 23: 23, 24: 24, 25: 25, 26: 26, 27: 27, 28: 28, 29: 29, 30: 30, 31: 31, 32: 32, 33: 33, 34: 34, 35: 35, 36: 36, 37: 37, 38: 38, 39: 39, 40: 40, 41: 41, 42: 42, 43: 43, 44: 44, 45: 45, 46: 46, 47: 47, 48: 48, 49: 49, 50: 50, 51: 51, 52: 52, 53: 53, 54: 54, 55: 55, 56: 56, 57: 57, 58: 58, 59: 59, 60: 60, 61: 61, 62: 62, 63: 63, 64: 64, 65: 65, 66: 66, 67: 67, 68: 68, 69: 69, 70: 70, 71: 71, 72: 72, 73: 73, 74: 74, 75: 75, 76: 76, 77: 77, 78: 78, 79: 79, 80: 80, 81: 81, 82: 82, 83: 83, 84: 84, 85: 85, 86: 86, 87: 87, 88: 88, 89: 89, 90: 90, 91: 91, 92: 92, 93: 93, 94: 94, 95: 95, 96: 96, 97: 97, 98: 98, 99: 99}
# expect: keys ['a', 'b', 'dictionary changed size during iteration'] {'a': 1, 'b': 2, 'c': 3, 'x': 1}
# expect: keys ['a', 'b', 'dictionary changed size during iteration'] {'b': 2, 'c': 3}
# expect: keys ['a', 'b', 'c', 'dictionary keys changed during iteration'] {'b': 2, 'c': 3, 'y': 1}
# expect: keys ['a', 'b', 'dictionary changed size during iteration'] {}
# expect: keys ['a', 'b', 'c'] {'a': 9, 'b': 2, 'c': 3}
# expect: keys ['a', 'b', 'dictionary changed size during iteration'] {'a': 1, 'b': 2, 'c': 3, 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: 18, 19: 19, 20: 20, 21: 21, 22: 22, 23: 23, 24: 24, 25: 25, 26: 26, 27: 27, 28: 28, 29: 29, 30: 30, 31: 31, 32: 32, 33: 33, 34: 34, 35: 35, 36: 36, 37: 37, 38: 38, 39: 39, 40: 40, 41: 41, 42: 42, 43: 43, 44: 44, 45: 45, 46: 46, 47: 47, 48: 48, 49: 49, 50: 50, 51: 51, 52: 52, 53: 53, 54: 54, 55: 55, 56: 56, 57: 57, 58: 58, 59: 59, 60: 60, 61: 61, 62: 62, 63: 63, 64: 64, 65: 65, 66: 66, 67: 67, 68: 68, 69: 69, 70: 70, 71: 71, 72: 72, 73: 73, 74: 74, 75: 75, 76: 76, 77: 77, 78: 78, 79: 79, 80: 80, 81: 81, 82: 82, 83: 83, 84: 84, 85: 85, 86: 86, 87: 87, 88: 88, 89: 89, 90: 90, 91: 91, 92: 92, 93: 93, 94: 94, 95: 95, 96: 96, 97: 97, 98: 98, 99: 99}
# expect: values [1, 2, 'dictionary changed size during iteration'] {'a': 1, 'b': 2, 'c': 3, 'x': 1}
# expect: values [1, 2, 'dictionary changed size during iteration'] {'b': 2, 'c': 3}
# expect: values [1, 2, 3, 'dictionary keys changed during iteration'] {'b': 2, 'c': 3, 'y': 1}
# expect: values [1, 2, 'dictionary changed size during iteration'] {}
# expect: values [1, 2, 3] {'a': 9, 'b': 2, 'c': 3}
# expect: values [1, 2, 'dictionary changed size during iteration'] {'a': 1, 'b': 2, 'c': 3, 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: 18, 19: 19, 20: 20, 21: 21, 22: 22, 23: 23, 24: 24, 25: 25, 26: 26, 27: 27, 28: 28, 29: 29, 30: 30, 31: 31, 32: 32, 33: 33, 34: 34, 35: 35, 36: 36, 37: 37, 38: 38, 39: 39, 40: 40, 41: 41, 42: 42, 43: 43, 44: 44, 45: 45, 46: 46, 47: 47, 48: 48, 49: 49, 50: 50, 51: 51, 52: 52, 53: 53, 54: 54, 55: 55, 56: 56, 57: 57, 58: 58, 59: 59, 60: 60, 61: 61, 62: 62, 63: 63, 64: 64, 65: 65, 66: 66, 67: 67, 68: 68, 69: 69, 70: 70, 71: 71, 72: 72, 73: 73, 74: 74, 75: 75, 76: 76, 77: 77, 78: 78, 79: 79, 80: 80, 81: 81, 82: 82, 83: 83, 84: 84, 85: 85, 86: 86, 87: 87, 88: 88, 89: 89, 90: 90, 91: 91, 92: 92, 93: 93, 94: 94, 95: 95, 96: 96, 97: 97, 98: 98, 99: 99}
# expect: items [('a', 1), ('b', 2), 'dictionary changed size during iteration'] {'a': 1, 'b': 2, 'c': 3, 'x': 1}
# expect: items [('a', 1), ('b', 2), 'dictionary changed size during iteration'] {'b': 2, 'c': 3}
# expect: items [('a', 1), ('b', 2), ('c', 3), 'dictionary keys changed during iteration'] {'b': 2, 'c': 3, 'y': 1}
# expect: items [('a', 1), ('b', 2), 'dictionary changed size during iteration'] {}
# expect: items [('a', 1), ('b', 2), ('c', 3)] {'a': 9, 'b': 2, 'c': 3}
# expect: items [('a', 1), ('b', 2), 'dictionary changed size during iteration'] {'a': 1, 'b': 2, 'c': 3, 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: 18, 19: 19, 20: 20, 21: 21, 22: 22, 23: 23, 24: 24, 25: 25, 26: 26, 27: 27, 28: 28, 29: 29, 30: 30, 31: 31, 32: 32, 33: 33, 34: 34, 35: 35, 36: 36, 37: 37, 38: 38, 39: 39, 40: 40, 41: 41, 42: 42, 43: 43, 44: 44, 45: 45, 46: 46, 47: 47, 48: 48, 49: 49, 50: 50, 51: 51, 52: 52, 53: 53, 54: 54, 55: 55, 56: 56, 57: 57, 58: 58, 59: 59, 60: 60, 61: 61, 62: 62, 63: 63, 64: 64, 65: 65, 66: 66, 67: 67, 68: 68, 69: 69, 70: 70, 71: 71, 72: 72, 73: 73, 74: 74, 75: 75, 76: 76, 77: 77, 78: 78, 79: 79, 80: 80, 81: 81, 82: 82, 83: 83, 84: 84, 85: 85, 86: 86, 87: 87, 88: 88, 89: 89, 90: 90, 91: 91, 92: 92, 93: 93, 94: 94, 95: 95, 96: 96, 97: 97, 98: 98, 99: 99}
# expect: 1
# expect: 0
# expect: RuntimeError dictionary changed size during iteration
# expect: RuntimeError dictionary changed size during iteration
# expect: [2, 1] end
# expect: RuntimeError dictionary changed size during iteration
# expect: 'absent'
# expect: 0
# expect: 1
# expect: ValueError eq
# expect: ValueError eq
# expect: ValueError eq
# expect: ValueError eq
# expect: ValueError eq
# expect: ValueError eq
# expect: ValueError eq
# expect: 1
# expect: TypeError cannot use 'NoHash' as a dict key (unhashable type: 'NoHash')
# expect: KeyError NoHash()
# expect: TypeError cannot use 'NoHash' as a dict key (unhashable type: 'NoHash')
# expect: TypeError cannot use 'NoHash' as a dict key (unhashable type: 'NoHash')
# expect: TypeError cannot use 'NoHash' as a dict key (unhashable type: 'NoHash')
# expect: TypeError cannot use 'NoHash' as a dict key (unhashable type: 'NoHash')
# expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: TypeError cannot use 'tuple' as a dict key (unhashable type: 'list')
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError object is not iterable
# expect: None
# expect: TypeError 'int' object is not iterable
# expect: TypeError update expected at most 1 argument, got 2
# expect: ValueError dictionary update sequence element #0 has length 1; 2 is required
# expect: TypeError 'int' object is not iterable
# expect: {'a': [], 'b': []}
# expect: KeyError 'popitem(): dictionary is empty'
# expect: KeyError 1
# expect: TypeError pop expected at least 1 argument, got 0
# expect: TypeError pop expected at most 2 arguments, got 3
# expect: {1: 2}
# expect: TypeError unsupported operand type(s) for |: 'dict' and 'list'
# expect: {'a': 1, 'b': 2}
# expect: NotImplemented
