# type(name, bases, dict): its checks, names and what lands where.
T = type("T", (), {"x": 1, "m": lambda self: self.x})
print(T().m(), T.__name__, T.__qualname__, T.__module__, T.__doc__)
for args in ((1, (), {}), ("T", [], {}), ("T", (), []), ("T", (1,), {}), ("a\0b", (), {}), ("T", ()), ("T", (), {"__qualname__": 5}), ("T", (), {"__slots__": "1x"})):
    try: print(type(*args))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
T.__name__ = "Renamed"; T.__qualname__ = "Out.er"; T.__module__ = "far"
print(T, T.__name__)
for name, value in (("__name__", 5), ("__name__", "a\0"), ("__qualname__", 1)):
    try: setattr(T, name, value)
    except (TypeError, ValueError) as e: print(e)
try: del T.__name__
except TypeError as e: print(e)
# expect: 1 T T __main__ None
# expect: TypeError type.__new__() argument 1 must be str, not int
# expect: TypeError type.__new__() argument 2 must be tuple, not list
# expect: TypeError type.__new__() argument 3 must be dict, not list
# expect: TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: ValueError type name must not contain null characters
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError type __qualname__ must be a str, not int
# expect: TypeError __slots__ must be identifiers
# expect: <class 'far.Out.er'> Renamed
# expect: can only assign string to Renamed.__name__, not 'int'
# expect: type name must not contain null characters
# expect: can only assign string to Renamed.__qualname__, not 'int'
# expect: cannot delete '__name__' attribute of immutable type 'Renamed'
