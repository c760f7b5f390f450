# except and except* with several classes and no parentheses; as still wants them.
def f(kind):
    try: raise kind("x")
    except ValueError, KeyError: return "two"
    except OSError, (IndexError), TypeError: return "three"
    except ArithmeticError as e: return "one"
print([f(k) for k in (ValueError, KeyError, OSError, IndexError, TypeError, ZeroDivisionError)])
try: raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except* ValueError, KeyError: print("star")
for bad in ("try: pass\nexcept A, B as e: pass", "try: pass\nexcept* A, B as e: pass", "try: pass\nexcept A,: pass", "try: pass\nexcept *A: pass\nexcept B: pass"):
    try: compile(bad, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: ['two', 'two', 'three', 'three', 'three', 'one']
# expect: star
# expect: multiple exception types must be parenthesized when using 'as'
# expect: multiple exception types must be parenthesized when using 'as'
# expect: ok
# expect: cannot have both 'except' and 'except*' on the same 'try'
