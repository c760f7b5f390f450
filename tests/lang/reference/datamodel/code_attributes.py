# What a code object tells about its function.
def f(a, /, b, *c, d=1, **e):
    "doc"
    x = a + b
    def g(): return x
    return g, len, x
c = f.__code__
for n in ("co_name", "co_qualname", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_varnames", "co_cellvars", "co_freevars", "co_names", "co_firstlineno"): print(n, getattr(c, n))
print(c.co_consts[0], [type(k).__name__ for k in c.co_consts], c.co_flags & 0xF, c.co_stacksize > 0, c.co_filename.endswith("code_attributes.py"))
print(f.__code__.co_consts[1].co_freevars if hasattr(f.__code__.co_consts[1], "co_freevars") else [k.co_freevars for k in c.co_consts if hasattr(k, "co_freevars")])
d = c.replace(co_name="other", co_firstlineno=99)
print(d.co_name, d.co_firstlineno, d == c, c == f.__code__, hash(c) == hash(c.replace()))
for n in ("co_name", "co_code"):
    try: setattr(c, n, 1)
    except AttributeError as e: print(e)
# expect: co_name f
# expect: co_qualname f
# expect: co_argcount 2
# expect: co_posonlyargcount 1
# expect: co_kwonlyargcount 1
# expect: co_nlocals 6
# expect: co_varnames ('a', 'b', 'd', 'c', 'e', 'g')
# expect: co_cellvars ('x',)
# expect: co_freevars ()
# expect: co_names ('len',)
# expect: co_firstlineno 2
# expect: doc ['str', 'code'] 15 True True
# expect: ('x',)
# expect: other 99 False True True
# expect: readonly attribute
# expect: attribute 'co_code' of 'code' objects is not writable
