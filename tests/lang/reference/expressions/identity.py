# is compares objects, with singletons, aliases and copies.
a = [1]; b = a; c = [1]
print(a is b, a is c, a is not c, None is None, type(1) is int, () is (), True is not False, ... is Ellipsis, NotImplemented is NotImplemented)
def f(x): return x is None, x is not None
for v in (None, 0, "", []): print(f(v))
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    eval("a is 1"); eval("a is not 'x'"); eval("a is ()"); eval("a is -1")
for w in seen: print(w.message)
# expect: True False True True True True True True True
# expect: (True, False)
# expect: (False, True)
# expect: (False, True)
# expect: (False, True)
# expect: "is" with 'int' literal. Did you mean "=="?
# expect: "is not" with 'str' literal. Did you mean "!="?
# expect: "is" with 'tuple' literal. Did you mean "=="?
