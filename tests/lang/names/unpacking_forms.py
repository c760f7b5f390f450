# Targets of assignment, augmented assignment, deletion, imports and match, with their errors.
def up(src, ns=None):
    ns = {}
    try: exec(src, ns); ns.pop('__builtins__'); print(src, ns)
    except Exception as e: print(src, type(e).__name__, e)
for s in ['a, b = 1, 2', 'a, b = [1]', 'a, b = 1, 2, 3', 'a, b = "xy"', 'a, *b = 1', 'a, *b = [1]', '*a, b = [1, 2, 3]', 'a, *b, c = [1]', 'a, *b, c = range(5)', '[a, [b, c]] = 1, (2, 3)', '(a, b), c = "ab", 3', 'a = b = c = 1', 'a, b = {"x": 1, "y": 2}', 'a, b = {3, 4}', 'a, b = iter([1, 2])', 'a, b, c, d, e, f = range(7)', 'a, b = (x for x in [1])', 'a = *range(3), 4', 'a = [*"ab", *[1]]', 'a = {*"a", *[1]}', 'a = {**{"x": 1}, "y": 2, **{"x": 3}}', 'a = (*[], )', 'for a, (b, *c) in [(1, (2, 3, 4))]: pass', 'x = [1, 2, 3]; x[0], x[1] = x[1], x[0]', 'i = 0; x = [0, 0]; i, x[i] = 1, 9', 'a = 5; a += 1; a -= 2; a *= 3; a //= 2; a **= 2; a %= 7; a <<= 3; a >>= 1; a |= 8; a &= 12; a ^= 3', 'a = 7; a /= 2', 'a = [1]; b = a; a += [2]; a *= 2', 'a = (1,); b = a; a += (2,)', 'a = "x"; a += "y"; a *= 3', 'a = {1}; b = a; a |= {2}; a -= {1}; a ^= {5}; a &= {5, 2}', 'a = {"x": 1}; a |= {"y": 2}', 'a = [1]; a += "bc"', 'a = [1]; a += 3', 'a += 1', 'a = ([1],); a[0] += [2]', 'd = {}; d["x"] += 1', 'd = {"x": 1}; d["x"] += 1', 'a = 1; a @= 2', 'x = 1; del x; x', 'a, b, *c, d = "hello"', '*a, = [1]', 'a, b = 1, ', 'a = 1, ; b = (), ', 'del_ = [1, 2, 3]; del del_[0], del_[-1]', 'x = [1,2,3,4]; x[1:3] = "abc"; del x[::2]', 'x = list(range(6)); x[::2] = [9,9,9]', 'x = list(range(6)); x[::2] = [9,9]', 'x = [1]; x[5] = 2', 'x = [1]; x["a"] = 2', 'x = [1]; x[1:] = 3', 'x = (1,); x[0] = 2', 'x = "a"; x[0] = "b"', 'x = "a"; del x[0]', 'x = {}; x[[]] = 1', 'x = 5; x[0] = 1', 'x = 5; x.y = 1', 'x = 5; del x[0]', 'x = None; x()', 'x = b"a"; x[0] = 1', 'x = bytearray(b"ab"); x[0] = 65; x[1] = 300', 'x = range(3); x[0] = 1', 'x = {1}; x[0]', 'x = {}; del x[1]', 'if (n := 5) > 3: a = n', 'a = 1 if 0 else 2', 'a = 1 < 2 < 3 > 2 != 1', 'a = not 1 or 2 and 3', 'a = [] or {} or 0 or None', 'a = "a" "b" f"{1}"', 'import sys as s, math; from math import sqrt as q, pi; del s', 'from math import nope', 'import nope_mod', 'from nope_mod import x', 'global zz; zz = 3', 'match 5:\n case 1: a = 1\n case int(x) if x > 3: a = x', 'match [1, 2, 3]:\n case [a, *b]: pass', 'match {"k": 1, "z": 2}:\n case {"k": v, **r}: pass', 'match 3:\n case 1 | 2 | 3 as w: pass', 'while True:\n break\nelse: a = 1', 'pass; a = ...', 'a = 0x_ff + 0b11 + 0o17 + 1_000; b = 1e3, .5, 1j']:
    up(s)
# expect: a, b = 1, 2 {'a': 1, 'b': 2}
# expect: a, b = [1] ValueError not enough values to unpack (expected 2, got 1)
# expect: a, b = 1, 2, 3 ValueError too many values to unpack (expected 2, got 3)
# expect: a, b = "xy" {'a': 'x', 'b': 'y'}
# expect: a, *b = 1 TypeError cannot unpack non-iterable int object
# expect: a, *b = [1] {'a': 1, 'b': []}
# expect: *a, b = [1, 2, 3] {'a': [1, 2], 'b': 3}
# expect: a, *b, c = [1] ValueError not enough values to unpack (expected at least 2, got 1)
# expect: a, *b, c = range(5) {'a': 0, 'b': [1, 2, 3], 'c': 4}
# expect: [a, [b, c]] = 1, (2, 3) {'a': 1, 'b': 2, 'c': 3}
# expect: (a, b), c = "ab", 3 {'a': 'a', 'b': 'b', 'c': 3}
# expect: a = b = c = 1 {'a': 1, 'b': 1, 'c': 1}
# expect: a, b = {"x": 1, "y": 2} {'a': 'x', 'b': 'y'}
# expect: a, b = {3, 4} {'a': 3, 'b': 4}
# expect: a, b = iter([1, 2]) {'a': 1, 'b': 2}
# expect: a, b, c, d, e, f = range(7) ValueError too many values to unpack (expected 6)
# expect: a, b = (x for x in [1]) ValueError not enough values to unpack (expected 2, got 1)
# expect: a = *range(3), 4 {'a': (0, 1, 2, 4)}
# expect: a = [*"ab", *[1]] {'a': ['a', 'b', 1]}
# expect: a = {*"a", *[1]} {'a': {1, 'a'}}
# expect: a = {**{"x": 1}, "y": 2, **{"x": 3}} {'a': {'x': 3, 'y': 2}}
# expect: a = (*[], ) {'a': ()}
# expect: for a, (b, *c) in [(1, (2, 3, 4))]: pass {'a': 1, 'b': 2, 'c': [3, 4]}
# expect: x = [1, 2, 3]; x[0], x[1] = x[1], x[0] {'x': [2, 1, 3]}
# expect: i = 0; x = [0, 0]; i, x[i] = 1, 9 {'i': 1, 'x': [0, 9]}
# expect: a = 5; a += 1; a -= 2; a *= 3; a //= 2; a **= 2; a %= 7; a <<= 3; a >>= 1; a |= 8; a &= 12; a ^= 3 {'a': 15}
# expect: a = 7; a /= 2 {'a': 3.5}
# expect: a = [1]; b = a; a += [2]; a *= 2 {'a': [1, 2, 1, 2], 'b': [1, 2, 1, 2]}
# expect: a = (1,); b = a; a += (2,) {'a': (1, 2), 'b': (1,)}
# expect: a = "x"; a += "y"; a *= 3 {'a': 'xyxyxy'}
# expect: a = {1}; b = a; a |= {2}; a -= {1}; a ^= {5}; a &= {5, 2} {'a': {2, 5}, 'b': {2, 5}}
# expect: a = {"x": 1}; a |= {"y": 2} {'a': {'x': 1, 'y': 2}}
# expect: a = [1]; a += "bc" {'a': [1, 'b', 'c']}
# expect: a = [1]; a += 3 TypeError 'int' object is not iterable
# expect: a += 1 NameError name 'a' is not defined
# expect: a = ([1],); a[0] += [2] TypeError 'tuple' object does not support item assignment
# expect: d = {}; d["x"] += 1 KeyError 'x'
# expect: d = {"x": 1}; d["x"] += 1 {'d': {'x': 2}}
# expect: a = 1; a @= 2 TypeError unsupported operand type(s) for @=: 'int' and 'int'
# expect: x = 1; del x; x NameError name 'x' is not defined
# expect: a, b, *c, d = "hello" {'a': 'h', 'b': 'e', 'c': ['l', 'l'], 'd': 'o'}
# expect: *a, = [1] {'a': [1]}
# expect: a, b = 1,  ValueError not enough values to unpack (expected 2, got 1)
# expect: a = 1, ; b = (),  {'a': (1,), 'b': ((),)}
# expect: del_ = [1, 2, 3]; del del_[0], del_[-1] {'del_': [2]}
# expect: x = [1,2,3,4]; x[1:3] = "abc"; del x[::2] {'x': ['a', 'c']}
# expect: x = list(range(6)); x[::2] = [9,9,9] {'x': [9, 1, 9, 3, 9, 5]}
# expect: x = list(range(6)); x[::2] = [9,9] ValueError attempt to assign sequence of size 2 to extended slice of size 3
# expect: x = [1]; x[5] = 2 IndexError list assignment index out of range
# expect: x = [1]; x["a"] = 2 TypeError list indices must be integers or slices, not str
# expect: x = [1]; x[1:] = 3 TypeError must assign iterable to extended slice
# expect: x = (1,); x[0] = 2 TypeError 'tuple' object does not support item assignment
# expect: x = "a"; x[0] = "b" TypeError 'str' object does not support item assignment
# expect: x = "a"; del x[0] TypeError 'str' object doesn't support item deletion
# expect: x = {}; x[[]] = 1 TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: x = 5; x[0] = 1 TypeError 'int' object does not support item assignment
# expect: x = 5; x.y = 1 AttributeError 'int' object has no attribute 'y' and no __dict__ for setting new attributes
# expect: x = 5; del x[0] TypeError 'int' object does not support item deletion
# expect: x = None; x() TypeError 'NoneType' object is not callable
# expect: x = b"a"; x[0] = 1 TypeError 'bytes' object does not support item assignment
# expect: x = bytearray(b"ab"); x[0] = 65; x[1] = 300 ValueError byte must be in range(0, 256)
# expect: x = range(3); x[0] = 1 TypeError 'range' object does not support item assignment
# expect: x = {1}; x[0] TypeError 'set' object is not subscriptable
# expect: x = {}; del x[1] KeyError 1
# expect: if (n := 5) > 3: a = n {'n': 5, 'a': 5}
# expect: a = 1 if 0 else 2 {'a': 2}
# expect: a = 1 < 2 < 3 > 2 != 1 {'a': True}
# expect: a = not 1 or 2 and 3 {'a': 3}
# expect: a = [] or {} or 0 or None {'a': None}
# expect: a = "a" "b" f"{1}" {'a': 'ab1'}
# expect: import sys as s, math; from math import sqrt as q, pi; del s {'math': <module 'math' (built-in)>, 'q': <built-in function sqrt>, 'pi': 3.141592653589793}
# expect: from math import nope ImportError cannot import name 'nope' from 'math' (unknown location)
# expect: import nope_mod ModuleNotFoundError No module named 'nope_mod'
# expect: from nope_mod import x ModuleNotFoundError No module named 'nope_mod'
# expect: global zz; zz = 3 {'zz': 3}
# expect: match 5:
# expect:  case 1: a = 1
# expect:  case int(x) if x > 3: a = x {'x': 5, 'a': 5}
# expect: match [1, 2, 3]:
# expect:  case [a, *b]: pass {'a': 1, 'b': [2, 3]}
# expect: match {"k": 1, "z": 2}:
# expect:  case {"k": v, **r}: pass {'v': 1, 'r': {'z': 2}}
# expect: match 3:
# expect:  case 1 | 2 | 3 as w: pass {'w': 3}
# expect: while True:
# expect:  break
# expect: else: a = 1 {}
# expect: pass; a = ... {'a': Ellipsis}
# expect: a = 0x_ff + 0b11 + 0o17 + 1_000; b = 1e3, .5, 1j {'a': 1273, 'b': (1000.0, 0.5, 1j)}
