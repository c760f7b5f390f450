# except* does not mix with except, and has no return, break or continue.
for source in ("try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nexcept*: pass", "def f():\n try: pass\n except* A: return", "for x in y:\n try: pass\n except* A: break", "for x in y:\n try: pass\n except* A: continue", "def f():\n try: pass\n except* A:\n  def g(): return 1"):
    try:
        compile(source, "<s>", "exec"); print("ok", repr(source))
    except SyntaxError as e:
        print(repr(source), "|", e.msg)
for bad in (ExceptionGroup, BaseExceptionGroup, 5):
    try:
        try: raise ValueError
        except* bad: pass
    except BaseException as e:
        print(type(e).__name__, e, [str(x) for x in getattr(e, "exceptions", ())])
# expect: 'try: pass\nexcept* A: pass\nexcept B: pass' | cannot have both 'except' and 'except*' on the same 'try'
# expect: 'try: pass\nexcept A: pass\nexcept* B: pass' | cannot have both 'except' and 'except*' on the same 'try'
# expect: 'try: pass\nexcept*: pass' | expected one or more exception types
# expect: 'def f():\n try: pass\n except* A: return' | 'break', 'continue' and 'return' cannot appear in an except* block
# expect: 'for x in y:\n try: pass\n except* A: break' | 'break', 'continue' and 'return' cannot appear in an except* block
# expect: 'for x in y:\n try: pass\n except* A: continue' | 'break', 'continue' and 'return' cannot appear in an except* block
# expect: ok 'def f():\n try: pass\n except* A:\n  def g(): return 1'
# expect: TypeError catching ExceptionGroup with except* is not allowed. Use except instead. []
# expect: TypeError catching ExceptionGroup with except* is not allowed. Use except instead. []
# expect: TypeError catching classes that do not inherit from BaseException is not allowed []
