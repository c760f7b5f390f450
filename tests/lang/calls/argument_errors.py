# Messages of wrong calls name the function and the parameters.
def f(a, b): pass
def g(): pass
class C:
    def m(self, x): pass
for call in (lambda: f(1), lambda: f(), lambda: f(1, 2, 3), lambda: f(1, 2, c=3), lambda: f(1, a=2, b=3),
             lambda: g(1), lambda: C().m(), lambda: C().m(1, 2), lambda: C(1), lambda: len(), lambda: len(1, 2), lambda: 3()):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: f() missing 1 required positional argument: 'b'
# expect: f() missing 2 required positional arguments: 'a' and 'b'
# expect: f() takes 2 positional arguments but 3 were given
# expect: f() got an unexpected keyword argument 'c'
# expect: f() got multiple values for argument 'a'
# expect: g() takes 0 positional arguments but 1 was given
# expect: C.m() missing 1 required positional argument: 'x'
# expect: C.m() takes 2 positional arguments but 3 were given
# expect: C() takes no arguments
# expect: len() takes exactly one argument (0 given)
# expect: len() takes exactly one argument (2 given)
# expect: 'int' object is not callable
