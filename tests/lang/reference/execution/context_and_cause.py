# __context__ is set by raising while handling, __cause__ by from.
def f():
    try: raise KeyError("a")
    except KeyError:
        try: raise ValueError("b")
        except ValueError as v: raise TypeError("c") from v
try: f()
except TypeError as e: print(repr(e.__cause__), repr(e.__context__), repr(e.__context__.__context__), e.__suppress_context__)
e = ValueError(); e.__cause__ = None; print(e.__suppress_context__)
try:
    try: 1 / 0
    finally: raise KeyError("in finally")
except KeyError as e: print(repr(e.__context__))
for v in (5, "x"):
    try: e2 = ValueError(); e2.__cause__ = v
    except TypeError as x: print(x)
# expect: ValueError('b') ValueError('b') KeyError('a') True
# expect: True
# expect: ZeroDivisionError('division by zero')
# expect: exception cause must be None or derive from BaseException
# expect: exception cause must be None or derive from BaseException
