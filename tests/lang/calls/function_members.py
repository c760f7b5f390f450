# Defaults, keyword defaults, annotations and code members of functions.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
def f1(a): return a
def f3(a, b, c): return a, b, c
def full(a, b, /, c, d=4, *args, e, f=6, **k): return a, b, c, d, args, e, f, k
def dm(x, l=[]): l.append(x); return l
print(dm(1), dm(2), dm(3, []), dm.__defaults__)
def ko4(*, x=[]): return x
print(ko4.__kwdefaults__, ko4.__defaults__)
dm.__defaults__ = (9,); t(dm, 1)
dm.__defaults__ = None; t(dm, 1)
ko4.__kwdefaults__ = {'x': 3}; print(ko4())
ko4.__kwdefaults__ = None; t(ko4)
def an(a: int, b: 'str' = 'x', *c: float, d: list = None, **e: dict) -> bool: pass
print(an.__annotations__)
print(f1.__name__, f1.__qualname__, f1.__module__, f1.__doc__, f1.__dict__, f1.__closure__, f1.__code__.co_varnames, f1.__globals__ is globals())
f1.x = 1; print(f1.x, vars(f1)); f1.__name__ = "zz"; print(f1.__name__, f1.__qualname__)
t(setattr, f1, '__name__', 1); t(setattr, f1, '__defaults__', 1); t(setattr, f1, '__code__', 1); t(setattr, f1, '__globals__', {}); t(delattr, f1, 'x'); t(delattr, f1, 'x'); t(setattr, f1, '__dict__', 1)
c = f3.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_name, c.co_qualname, c.co_flags, c.co_consts, c.co_names, c.co_freevars, c.co_cellvars, c.co_firstlineno)
c = full.__code__; print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_flags)
# expect: [1, 2] [1, 2] [3] ([1, 2],)
# expect: {'x': []} None
# expect: AttributeError 'int' object has no attribute 'append'
# expect: TypeError dm() missing 1 required positional argument: 'l'
# expect: 3
# expect: TypeError ko4() missing 1 required keyword-only argument: 'x'
# expect: {'a': <class 'int'>, 'b': 'str', 'c': <class 'float'>, 'd': <class 'list'>, 'e': <class 'dict'>, 'return': <class 'bool'>}
# expect: f1 f1 __main__ None {} None ('a',) True
# expect: 1 {'x': 1}
# expect: zz f1
# expect: TypeError __name__ must be set to a string object
# expect: TypeError __defaults__ must be set to a tuple object
# expect: TypeError __code__ must be set to a code object
# expect: AttributeError readonly attribute
# expect: None
# expect: AttributeError 'function' object has no attribute 'x'
# expect: TypeError __dict__ must be set to a dictionary, not a 'int'
# expect: 3 0 0 3 f3 f3 3 (None,) () () () 6
# expect: 4 2 2 ('a', 'b', 'c', 'd', 'e', 'f', 'args', 'k') 15
