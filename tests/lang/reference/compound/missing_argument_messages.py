# How missing and superfluous arguments are named.
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def fd(a, b=1): pass
def fk(*, x, y): pass
def fk3(*, x, y, z): pass
def fm(a, *, k): pass
class C:
    def m(self, a): pass
for call in ("f0(1)", "f1()", "f1(1, 2)", "f2()", "f2(1)", "f3()", "f3(1, 2, 3, 4)", "fd()", "fd(1, 2, 3)", "fk()", "fk3()", "fk(1)", "fm(1, 2, k=3)", "fm(1, 2)", "C().m()", "C().m(1, 2)", "C.m()", "C(1)", "f1(1, a=2)", "f0(x=1)", "(lambda q: 0)()", "f2(**{'a': 1})", "fd(*[1, 2, 3])"):
    try: eval(call)
    except TypeError as e: print(call, "|", e)
# expect: f0(1) | f0() takes 0 positional arguments but 1 was given
# expect: f1() | f1() missing 1 required positional argument: 'a'
# expect: f1(1, 2) | f1() takes 1 positional argument but 2 were given
# expect: f2() | f2() missing 2 required positional arguments: 'a' and 'b'
# expect: f2(1) | f2() missing 1 required positional argument: 'b'
# expect: f3() | f3() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: f3(1, 2, 3, 4) | f3() takes 3 positional arguments but 4 were given
# expect: fd() | fd() missing 1 required positional argument: 'a'
# expect: fd(1, 2, 3) | fd() takes from 1 to 2 positional arguments but 3 were given
# expect: fk() | fk() missing 2 required keyword-only arguments: 'x' and 'y'
# expect: fk3() | fk3() missing 3 required keyword-only arguments: 'x', 'y', and 'z'
# expect: fk(1) | fk() takes 0 positional arguments but 1 was given
# expect: fm(1, 2, k=3) | fm() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
# expect: fm(1, 2) | fm() takes 1 positional argument but 2 were given
# expect: C().m() | C.m() missing 1 required positional argument: 'a'
# expect: C().m(1, 2) | C.m() takes 2 positional arguments but 3 were given
# expect: C.m() | C.m() missing 2 required positional arguments: 'self' and 'a'
# expect: C(1) | C() takes no arguments
# expect: f1(1, a=2) | f1() got multiple values for argument 'a'
# expect: f0(x=1) | f0() got an unexpected keyword argument 'x'
# expect: (lambda q: 0)() | <lambda>() missing 1 required positional argument: 'q'
# expect: f2(**{'a': 1}) | f2() missing 1 required positional argument: 'b'
# expect: fd(*[1, 2, 3]) | fd() takes from 1 to 2 positional arguments but 3 were given
