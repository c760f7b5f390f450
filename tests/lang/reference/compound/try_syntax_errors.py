# Malformed try statements.
for source in ("try: pass", "try: pass\nelse: pass", "try: pass\nexcept: pass\nexcept A: pass", "try: pass\nexcept A as b.c: pass", "try: pass\nfinally: pass\nexcept: pass", "try: pass\nexcept A as 1: pass", "except: pass", "finally: pass", "try\n pass", "try: pass\nexcept A pass", "try: pass\nelse: pass\nexcept: pass", "try: pass\nexcept A as (b): pass", "try: pass\nx = 1\nexcept: pass", "try: pass\nfinally", "try: pass\nexcept a as b, c: pass"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(type(e).__name__, e.msg)
# expect: SyntaxError expected 'except' or 'finally' block
# expect: SyntaxError expected 'except' or 'finally' block
# expect: SyntaxError default 'except:' must be last
# expect: SyntaxError cannot use except statement with attribute
# expect: SyntaxError invalid syntax
# expect: SyntaxError cannot use except statement with literal
# expect: SyntaxError invalid syntax
# expect: SyntaxError invalid syntax
# expect: SyntaxError expected ':'
# expect: SyntaxError invalid syntax
# expect: SyntaxError expected 'except' or 'finally' block
# expect: SyntaxError cannot use except statement with name
# expect: SyntaxError expected 'except' or 'finally' block
# expect: SyntaxError expected ':'
# expect: SyntaxError invalid syntax
