# except* handles parts of a group; what is left goes on.
def f(*excs):
    log = []
    try:
        try: raise ExceptionGroup("g", list(excs))
        except* ValueError as e: log.append(("V", e.exceptions))
        except* (KeyError, TypeError) as e: log.append(("KT", e.exceptions))
        else: log.append("else")
        finally: log.append("finally")
    except BaseException as e: log.append(repr(e))
    return log
print(f(ValueError(1))); print(f(ValueError(1), KeyError(2), OSError(3))); print(f(OSError(4)))
try: raise ValueError("naked")
except* ValueError as e: print(repr(e))
try:
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError: raise KeyError("new")
except BaseException as e: print(repr(e), repr(e.__context__))
# expect: [('V', (ValueError(1),)), 'finally']
# expect: [('V', (ValueError(1),)), ('KT', (KeyError(2),)), 'finally', "ExceptionGroup('g', [OSError(3)])"]
# expect: ['finally', "ExceptionGroup('g', [OSError(4)])"]
# expect: ExceptionGroup('', (ValueError('naked'),))
# expect: KeyError('new') ExceptionGroup('g', [ValueError(1)])
