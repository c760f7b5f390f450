# Missing methods are told before anything is entered; errors in enter and exit.
class A: pass
class B:
    def __enter__(self): print("entered B"); return self
class C:
    def __exit__(self, *a): pass
class D:
    def __enter__(self): raise KeyError("enter")
    def __exit__(self, *a): print("never")
class E:
    def __enter__(self): pass
    def __exit__(self, *a): raise OSError("exit")
class F:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
for cm in (A(), B(), C(), D(), E(), F(), 5):
    try:
        with cm: raise ValueError("body")
    except Exception as e: print(type(e).__name__, e, "|", repr(e.__context__))
for source in ("with a as f(): pass", "with a as 1: pass", "with a, : pass", "with (a, b) as (c, d, 1): pass", "with: pass", "with a as b as c: pass", "with (a as b, c as d.e): pass", "with (a as b) as c: pass", "with a as b\n pass", "with (a, b as c): pass", "with () : pass"):
    try: compile(source, "s", "exec"); print(source, "ok")
    except SyntaxError as e: print(source, "|", e.msg)
# expect: TypeError 'A' object does not support the context manager protocol (missed __exit__ method) | None
# expect: TypeError 'B' object does not support the context manager protocol (missed __exit__ method) | None
# expect: TypeError 'C' object does not support the context manager protocol (missed __enter__ method) | None
# expect: KeyError 'enter' | None
# expect: OSError exit | ValueError('body')
# expect: TypeError 'F' object does not support the context manager protocol (missed __exit__ method) but it supports the asynchronous context manager protocol. Did you mean to use 'async with'? | None
# expect: TypeError 'int' object does not support the context manager protocol (missed __exit__ method) | None
# expect: with a as f(): pass | cannot assign to function call
# expect: with a as 1: pass | cannot assign to literal
# expect: with a, : pass | invalid syntax
# expect: with (a, b) as (c, d, 1): pass | cannot assign to literal
# expect: with: pass | invalid syntax
# expect: with a as b as c: pass | invalid syntax
# expect: with (a as b, c as d.e): pass ok
# expect: with (a as b) as c: pass | invalid syntax
# expect: with a as b
# expect:  pass | expected ':'
# expect: with (a, b as c): pass ok
# expect: with () : pass ok
