# getattr, setattr, hasattr, delattr, vars, dir, callable, type with three arguments.
class C: x = 1
c = C(); setattr(c, "y", 2); print(getattr(c, "x"), getattr(c, "z", "default"), hasattr(c, "y"), vars(c)); delattr(c, "y"); print(hasattr(c, "y"))
D = type("D", (C,), {"m": lambda self: self.x + 1}); print(D().m(), D.__name__, D.__mro__[1].__name__, callable(D), callable(D()))
for bad in ("getattr(c, 5)", "getattr(c)", "setattr(c, 5, 1)", "hasattr(c, 5)", "delattr(c, 'q')", "vars(5)", "type(1, 2)", "type('X', 5, {})", "type(5, (), {})", "type('X', (), 5)", "type()", "getattr(c, 'nope')", "type('a\\0b', (), {})", "callable()"):
    try: eval(bad)
    except (TypeError, AttributeError, ValueError) as e: print(bad, "|", type(e).__name__, e)
# expect: 1 default True {'y': 2}
# expect: False
# expect: 2 D C True False
# expect: getattr(c, 5) | TypeError attribute name must be string, not 'int'
# expect: getattr(c) | TypeError getattr expected at least 2 arguments, got 1
# expect: setattr(c, 5, 1) | TypeError attribute name must be string, not 'int'
# expect: hasattr(c, 5) | TypeError attribute name must be string, not 'int'
# expect: delattr(c, 'q') | AttributeError 'C' object has no attribute 'q'
# expect: vars(5) | TypeError vars() argument must have __dict__ attribute
# expect: type(1, 2) | TypeError type() takes 1 or 3 arguments
# expect: type('X', 5, {}) | TypeError type.__new__() argument 2 must be tuple, not int
# expect: type(5, (), {}) | TypeError type.__new__() argument 1 must be str, not int
# expect: type('X', (), 5) | TypeError type.__new__() argument 3 must be dict, not int
# expect: type() | TypeError type() takes 1 or 3 arguments
# expect: getattr(c, 'nope') | AttributeError 'C' object has no attribute 'nope'
# expect: type('a\0b', (), {}) | ValueError type name must not contain null characters
# expect: callable() | TypeError callable() takes exactly one argument (0 given)
