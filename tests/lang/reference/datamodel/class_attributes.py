# The special attributes of classes.
class A: "A doc"
class B(A):
    x: int = 1
    def f(self): self.late = 1
    __slots__ = ("s",)
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__bases__, B.__base__, B.__mro__, B.mro() == list(B.__mro__), B.__doc__, A.__dict__["__doc__"])
print(A.__subclasses__(), B.__slots__, B.__annotations__, type(A.__dict__).__name__, A.__flags__ & 1 << 9 != 0, B.__static_attributes__, B.__firstlineno__, A.__type_params__, A.__dictoffset__ != 0, A.__basicsize__ > 0)
A.__name__ = "Renamed"; A.__qualname__ = "q"; A.__doc__ = "new"; print(A, A.__doc__)
for n, v in (("__name__", 5), ("__qualname__", 5), ("__bases__", ()), ("__mro__", ()), ("__dict__", {}), ("__name__", "a\0b"), ("__module__", 7), ("__bases__", (int, A))):
    try: setattr(A, n, v); print(n, "set")
    except (TypeError, AttributeError, ValueError) as e: print(n, "|", e)
# expect: A A __main__ A doc (<class 'object'>,) <class '__main__.A'> (<class '__main__.B'>, <class '__main__.A'>, <class 'object'>) True None A doc
# expect: [<class '__main__.B'>] ('s',) {'x': <class 'int'>} mappingproxy True ('late',) 3 () True True
# expect: <class '__main__.q'> new
# expect: __name__ | can only assign string to Renamed.__name__, not 'int'
# expect: __qualname__ | can only assign string to Renamed.__qualname__, not 'int'
# expect: __bases__ | can only assign non-empty tuple to Renamed.__bases__, not ()
# expect: __mro__ | attribute '__mro__' of 'type' objects is not writable
# expect: __dict__ | attribute '__dict__' of 'type' objects is not writable
# expect: __name__ | type name must not contain null characters
# expect: __module__ set
# expect: __bases__ | a __bases__ item causes an inheritance cycle
