# What __slots__ may not hold.
def make(slots, bases=(), **more):
    try:
        type("X", bases, {"__slots__": slots, **more}); print("ok", slots)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
make(("a", "a")); make(["1a"]); make((1,)); make(("a",), a=5); make(("x",), (int,)); make(("x",), (tuple,)); make((), (int,))
make(("__dict__", "__dict__")); make({"doc": "text"})
# expect: ok ('a', 'a')
# expect: TypeError __slots__ must be identifiers
# expect: TypeError __slots__ items must be strings, not 'int'
# expect: ValueError 'a' in __slots__ conflicts with class variable
# expect: TypeError nonempty __slots__ not supported for subtype of 'int'
# expect: TypeError nonempty __slots__ not supported for subtype of 'tuple'
# expect: ok ()
# expect: TypeError __dict__ slot disallowed: we already got one
# expect: ok {'doc': 'text'}
