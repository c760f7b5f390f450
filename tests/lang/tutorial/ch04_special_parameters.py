# Positional-only and keyword-only parameters and what they refuse.
def standard(arg): return arg
def pos(arg, /): return arg
def kwd(*, arg): return arg
def combined(p, /, s, *, k): return p, s, k
print(standard(2), standard(arg=2), pos(1), kwd(arg=3), combined(1, 2, k=3), combined(1, s=2, k=3))
for bad in ("pos(arg=1)", "kwd(3)", "combined(1, 2, 3)", "combined(p=1, s=2, k=3)"):
    try: eval(bad)
    except TypeError as e: print(e)
def foo(name, **kwds): return 'name' in kwds
try: foo(1, **{'name': 2})
except TypeError as e: print(e)
def bar(name, /, **kwds): return 'name' in kwds
print(bar(1, **{'name': 2}))
# expect: 2 2 1 3 (1, 2, 3) (1, 2, 3)
# expect: pos() got some positional-only arguments passed as keyword arguments: 'arg'
# expect: kwd() takes 0 positional arguments but 1 was given
# expect: combined() takes 2 positional arguments but 3 were given
# expect: combined() got some positional-only arguments passed as keyword arguments: 'p'
# expect: foo() got multiple values for argument 'name'
# expect: True
