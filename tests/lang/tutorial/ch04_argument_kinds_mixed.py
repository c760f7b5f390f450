# Positional-only, both and keyword-only parameters side by side.
def standard(a): print(a)
def pos(a, /): print(a)
def kw(*, a): print(a)
def both(p, /, s, *, k): print(p, s, k)
standard(2); standard(a=2); pos(1); kw(a=3); both(1, 2, k=3); both(1, s=2, k=3)
for use in (lambda: pos(a=1), lambda: kw(3), lambda: both(1, 2, 3), lambda: both(p=1, s=2, k=3)):
    try:
        use()
    except TypeError as e:
        print(e)
def foo(name, /, **kwds): return "name" in kwds
print(foo(1, **{"name": 2}))
# expect: 2
# expect: 2
# expect: 1
# expect: 3
# expect: 1 2 3
# expect: 1 2 3
# expect: pos() got some positional-only arguments passed as keyword arguments: 'a'
# expect: kw() takes 0 positional arguments but 1 was given
# expect: both() takes 2 positional arguments but 3 were given
# expect: both() got some positional-only arguments passed as keyword arguments: 'p'
# expect: True
