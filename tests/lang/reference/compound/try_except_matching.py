# The first clause whose class fits is taken; tuples of classes; expressions are evaluated in order.
log = []
def e(x): log.append(x.__name__); return x
def t(exc):
    try: raise exc
    except e(KeyError): return "key"
    except (e(ValueError), e(TypeError)): return "value or type"
    except e(LookupError) as x: return f"lookup {x}"
    except: return "anything"
for _ in range(20): r = [t(x) for x in (KeyError(1), TypeError(), IndexError("i"), OSError(), KeyboardInterrupt())]
print(r, log[:6], len(log))
for bad in ("5", "int", "(ValueError, 5)", "'s'", "[ValueError]", "(ValueError, (KeyError,))", "object()"):
    try: exec(f"try: 1/0\nexcept {bad}: print('caught')")
    except TypeError as x: print(x)
    except ZeroDivisionError: print("passed", bad)
# expect: ['key', 'value or type', 'lookup i', 'anything', 'anything'] ['KeyError', 'KeyError', 'ValueError', 'TypeError', 'KeyError', 'ValueError'] 320
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
