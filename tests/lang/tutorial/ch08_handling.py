# Several except clauses, their order, and the arguments of exceptions.
class B(Exception): pass
class C(B): pass
class D(C): pass
for cls in [B, C, D]:
    try: raise cls()
    except D: print("D")
    except C: print("C")
    except B: print("B")
for cls in [B, C, D]:
    try: raise cls()
    except B: print("B")
    except D: print("never")
try: raise Exception('spam', 'eggs')
except Exception as inst: print(type(inst), inst.args, inst, *inst.args)
for arg in ("x", "12", None):
    try: print(int(arg))
    except ValueError as e: print("value", e)
    except TypeError as e: print("type", e)
    else: print("fine")
# expect: B
# expect: C
# expect: D
# expect: B
# expect: B
# expect: B
# expect: <class 'Exception'> ('spam', 'eggs') ('spam', 'eggs') spam eggs
# expect: value invalid literal for int() with base 10: 'x'
# expect: 12
# expect: fine
# expect: type int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
