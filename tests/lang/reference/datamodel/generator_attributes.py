# What generators tell of themselves.
def g():
    x = yield 1
    yield from h()
def h(): yield 2
a = g()
print(a.gi_running, a.gi_suspended, a.gi_yieldfrom, a.gi_frame.f_lineno - g.__code__.co_firstlineno, a.gi_code is g.__code__)
next(a); print(a.gi_suspended, a.gi_frame.f_locals)
next(a); print(a.gi_yieldfrom.__name__)
a.close(); print(a.gi_frame, a.gi_yieldfrom, a.gi_running)
a.__name__ = "n"; a.__qualname__ = "q.n"; print(repr(a).split(" at ")[0])
try:
    a.__name__ = 5
except TypeError as e:
    print(e)
# expect: False False None 0 True
# expect: True {}
# expect: h
# expect: None None False
# expect: <generator object q.n
# expect: __name__ must be set to a string object
