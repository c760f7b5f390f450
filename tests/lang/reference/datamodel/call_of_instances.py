# __call__ is looked up on the class; calling what has none is an error.
class A:
    def __call__(self, *a, **k): return (a, k)
a = A()
a.__call__ = lambda: "instance"
print(a(1, x=2), callable(a), callable(A), callable(5))
for x in (5, "s", None, [], ...):
    try:
        x()
    except TypeError as e:
        print(e)
# expect: ((1,), {'x': 2}) True True False
# expect: 'int' object is not callable
# expect: 'str' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'list' object is not callable
# expect: 'ellipsis' object is not callable
