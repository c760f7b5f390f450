# Raising an exception that is in its own context does not make a loop.
a, b = ValueError("a"), KeyError("b")
try:
    try: raise a
    except ValueError:
        try: raise b
        except KeyError: raise a
except ValueError as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
# expect: ValueError('a') KeyError('b') None
