# raise alone, raise from, from None: what stands in __cause__ and __context__.
def call():
    try: {}["k"]
    except KeyError: raise
def other():
    try: call()
    except KeyError as e: raise RuntimeError("wrapped") from e
def hidden():
    try: call()
    except KeyError: raise RuntimeError("clean") from None
def plain():
    try: call()
    except KeyError: 1 / 0
for f in (call, other, hidden, plain):
    try: f()
    except Exception as e: print(f.__name__, repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try: raise
except RuntimeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise ValueError from KeyError
except ValueError as e: print(repr(e.__cause__))
# expect: call KeyError('k') None None False
# expect: other RuntimeError('wrapped') KeyError('k') KeyError('k') True
# expect: hidden RuntimeError('clean') None KeyError('k') True
# expect: plain ZeroDivisionError('division by zero') None KeyError('k') False
# expect: No active exception to reraise
# expect: exception causes must derive from BaseException
# expect: KeyError()
