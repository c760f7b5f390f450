# What except* refuses.
for source in ("try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept*: pass", "for x in y:\n try: pass\n except* A: break", "def f():\n try: pass\n except* A: return", "for x in y:\n try: pass\n except* A: continue", "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nexcept* A, B: pass", "try: pass\nexcept* A, B as c: pass"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
for cls in ("ExceptionGroup", "(ValueError, BaseExceptionGroup)", "5"):
    try: exec(f"try: raise ValueError(1)\nexcept* {cls}: pass")
    except TypeError as e: print(e)
    except BaseExceptionGroup as e: print(repr(e))
# expect: cannot have both 'except' and 'except*' on the same 'try'
# expect: expected one or more exception types
# expect: 'break', 'continue' and 'return' cannot appear in an except* block
# expect: 'break', 'continue' and 'return' cannot appear in an except* block
# expect: 'break', 'continue' and 'return' cannot appear in an except* block
# expect: cannot have both 'except' and 'except*' on the same 'try'
# expect: ok
# expect: multiple exception types must be parenthesized when using 'as'
# expect: catching ExceptionGroup with except* is not allowed. Use except instead.
# expect: catching ExceptionGroup with except* is not allowed. Use except instead.
# expect: catching classes that do not inherit from BaseException is not allowed
