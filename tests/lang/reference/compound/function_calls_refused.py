# The messages when arguments do not fit the parameters.
def f(a, b, /, c, d=4, *, e, g=7): pass
def h(): pass
def k(*, a, b): pass
def m(a, b=1): pass
for use in (lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, 2, 3, 4, 5, e=1), lambda: f(1, 2, a=3, e=1), lambda: f(a=1, b=2, c=3, e=4), lambda: h(1), lambda: h(a=1), lambda: k(), lambda: k(1), lambda: k(a=1), lambda: m(), lambda: m(1, 2, 3), lambda: m(1, a=2), lambda: m(c=1), lambda: f(1, 2, 3, e=1, zz=2), lambda: (lambda x: x)(), lambda: m(1, B=2)):
    try:
        use()
    except TypeError as e:
        print(e)
# expect: f() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: f() missing 2 required positional arguments: 'b' and 'c'
# expect: f() missing 1 required keyword-only argument: 'e'
# expect: f() takes from 3 to 4 positional arguments but 5 positional arguments (and 1 keyword-only argument) were given
# expect: f() got some positional-only arguments passed as keyword arguments: 'a'
# expect: f() got some positional-only arguments passed as keyword arguments: 'a, b'
# expect: h() takes 0 positional arguments but 1 was given
# expect: h() got an unexpected keyword argument 'a'
# expect: k() missing 2 required keyword-only arguments: 'a' and 'b'
# expect: k() takes 0 positional arguments but 1 was given
# expect: k() missing 1 required keyword-only argument: 'b'
# expect: m() missing 1 required positional argument: 'a'
# expect: m() takes from 1 to 2 positional arguments but 3 were given
# expect: m() got multiple values for argument 'a'
# expect: m() got an unexpected keyword argument 'c'
# expect: f() got an unexpected keyword argument 'zz'
# expect: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'x'
# expect: m() got an unexpected keyword argument 'B'. Did you mean 'b'?
