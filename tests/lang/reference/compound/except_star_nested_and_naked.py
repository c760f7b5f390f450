# Nested groups keep their shape; a naked exception is wrapped.
try: raise ValueError("naked")
except* ValueError as g: print(repr(g))
try: raise ExceptionGroup("outer", [ExceptionGroup("in", [ValueError(1), KeyError(2)]), ValueError(3)])
except* ValueError as g: print(repr(g))
except* KeyError as g: print(repr(g))
try:
    try: raise ExceptionGroup("o", [ValueError(1), TypeError(2)])
    except* ValueError as g: raise KeyError("new")
except BaseExceptionGroup as g: print(repr(g), repr(g.exceptions[0].__context__) if g.exceptions else "")
try:
    try: raise ExceptionGroup("o", [ValueError(1), TypeError(2)])
    except* ValueError: raise
except BaseExceptionGroup as g: print(repr(g))
# expect: ExceptionGroup('', (ValueError('naked'),))
# expect: ExceptionGroup('outer', [ExceptionGroup('in', [ValueError(1)]), ValueError(3)])
# expect: ExceptionGroup('outer', [ExceptionGroup('in', [KeyError(2)])])
# expect: ExceptionGroup('', [KeyError('new'), ExceptionGroup('o', [TypeError(2)])]) ExceptionGroup('o', [ValueError(1)])
# expect: ExceptionGroup('o', [ValueError(1), TypeError(2)])
