# except* splits a group between the clauses; what is left goes on.
def t(*excs):
    log = []
    try:
        try: raise ExceptionGroup("g", excs)
        except* ValueError as e: log.append(("V", [str(x) for x in e.exceptions]))
        except* (KeyError, TypeError) as e: log.append(("KT", [repr(x) for x in e.exceptions]))
        else: log.append("else")
        finally: log.append("finally")
    except BaseExceptionGroup as g: log.append(("rest", repr(g)))
    return log
for _ in range(20): r = t(ValueError("a"), KeyError("b"), ValueError("c"), OSError("d"))
print(r)
print(t(TypeError(1)), t(OSError()))
# expect: [('V', ['a', 'c']), ('KT', ["KeyError('b')"]), 'finally', ('rest', "ExceptionGroup('g', [OSError('d')])")]
# expect: [('KT', ['TypeError(1)']), 'finally'] ['finally', ('rest', "ExceptionGroup('g', [OSError()])")]
