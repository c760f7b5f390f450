# raise alone repeats the handled exception; what is not one is refused.
try:
    raise
except RuntimeError as e:
    print(e)
for source in ("raise 5", "raise 'text'", "raise int", "raise None", "raise ValueError, 'x'", "raise ValueError from int", "raise object()", "raise BaseException", "raise type('E', (Exception,), {})"):
    try:
        exec(source)
    except BaseException as e:
        print(source, "|", type(e).__name__, e if not isinstance(e, SyntaxError) else e.msg)
def again():
    try: 1 / 0
    except ZeroDivisionError:
        try: raise
        except ZeroDivisionError as e: return e.__context__
print(again())
# expect: No active exception to reraise
# expect: raise 5 | TypeError exceptions must derive from BaseException
# expect: raise 'text' | TypeError exceptions must derive from BaseException
# expect: raise int | TypeError exceptions must derive from BaseException
# expect: raise None | TypeError exceptions must derive from BaseException
# expect: raise ValueError, 'x' | SyntaxError invalid syntax
# expect: raise ValueError from int | TypeError exception causes must derive from BaseException
# expect: raise object() | TypeError exceptions must derive from BaseException
# expect: raise BaseException | BaseException 
# expect: raise type('E', (Exception,), {}) | E 
# expect: None
