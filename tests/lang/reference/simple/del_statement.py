# del unbinds names, attributes, items and slices, also in nested lists of targets.
a = b = c = d = 1
del a, (b, [c])
for n in "abcd": print(n in globals(), end=" ")
print()
l = list(range(6)); del l[0], l[1:3], l[-1]; print(l)
m = {"x": 1, "y": 2}; del m["x"]; print(m)
class C: z = 1
o = C(); o.q = 2; del o.q, C.z; print(vars(o), hasattr(C, "z"))
del ()
for bad in ("del a", "del l[9]", "del m['n']", "del o.q", "del o.zz", "del 'ab'[0]", "del (1,)[0]", "del l['a']", "del o[0]", "del len.x", "del C.nope", "del m[[]]"):
    try: exec(bad)
    except Exception as e: print(bad, "|", type(e).__name__, e)
# expect: False False False True 
# expect: [1, 4]
# expect: {'y': 2}
# expect: {} False
# expect: del a | NameError name 'a' is not defined
# expect: del l[9] | IndexError list assignment index out of range
# expect: del m['n'] | KeyError 'n'
# expect: del o.q | AttributeError 'C' object has no attribute 'q'
# expect: del o.zz | AttributeError 'C' object has no attribute 'zz'
# expect: del 'ab'[0] | TypeError 'str' object doesn't support item deletion
# expect: del (1,)[0] | TypeError 'tuple' object doesn't support item deletion
# expect: del l['a'] | TypeError list indices must be integers or slices, not str
# expect: del o[0] | TypeError 'C' object doesn't support item deletion
# expect: del len.x | AttributeError 'builtin_function_or_method' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: del C.nope | AttributeError type object 'C' has no attribute 'nope'
# expect: del m[[]] | TypeError cannot use 'list' as a dict key (unhashable type: 'list')
