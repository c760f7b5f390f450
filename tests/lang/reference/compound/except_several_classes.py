# PEP 758: several classes without parentheses, when there is no as.
def t(x):
    try: raise x
    except KeyError, ValueError: return "kv"
    except TypeError, OSError: return "to"
for _ in range(20): r = t(KeyError()), t(ValueError()), t(OSError())
print(r)
try: raise ExceptionGroup("g", [KeyError(1), OSError(2)])
except* KeyError, OSError: print("both")
try: compile("try: pass\nexcept A, B as c: pass", "s", "exec")
except SyntaxError as e: print(e.msg)
# expect: ('kv', 'kv', 'to')
# expect: both
# expect: multiple exception types must be parenthesized when using 'as'
