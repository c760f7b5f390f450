# The class of an except clause is evaluated only when it is asked, and must be one.
def cls(): print("asked"); return ValueError
try: pass
except cls(): pass
try: raise ValueError
except cls(): print("caught")
for bad in (5, "x", int, (ValueError, 5), [ValueError], None):
    try:
        try: 1 / 0
        except bad: pass
    except BaseException as e:
        print(type(e).__name__, e)
try: raise KeyError
except (ValueError, (KeyError,)) if False else (ValueError, KeyError) as e: print(repr(e))
# expect: asked
# expect: caught
# expect: TypeError catching classes that do not inherit from BaseException is not allowed
# expect: TypeError catching classes that do not inherit from BaseException is not allowed
# expect: TypeError catching classes that do not inherit from BaseException is not allowed
# expect: TypeError catching classes that do not inherit from BaseException is not allowed
# expect: TypeError catching classes that do not inherit from BaseException is not allowed
# expect: TypeError catching classes that do not inherit from BaseException is not allowed
# expect: KeyError()
