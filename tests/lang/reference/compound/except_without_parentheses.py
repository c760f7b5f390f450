# Several classes need no parentheses unless `as` follows (3.14).
try: raise KeyError("k")
except ValueError, KeyError: print("caught")
try: raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except* ValueError, KeyError: print("both")
for source in ("try: pass\nexcept A, B as e: pass", "try: pass\nexcept (A, B) as e: pass", "try: pass\nexcept* A, B as e: pass", "try: pass\nexcept A,: pass", "try: pass\nexcept *A: pass", "try: pass\nexcept A as e.x: pass", "try: pass\nexcept A as 5: pass", "try: pass\nexcept as e: pass"):
    try:
        compile(source, "<s>", "exec"); print("ok", repr(source))
    except SyntaxError as e:
        print(repr(source), "|", e.msg)
# expect: caught
# expect: both
# expect: 'try: pass\nexcept A, B as e: pass' | multiple exception types must be parenthesized when using 'as'
# expect: ok 'try: pass\nexcept (A, B) as e: pass'
# expect: 'try: pass\nexcept* A, B as e: pass' | multiple exception types must be parenthesized when using 'as'
# expect: ok 'try: pass\nexcept A,: pass'
# expect: ok 'try: pass\nexcept *A: pass'
# expect: 'try: pass\nexcept A as e.x: pass' | cannot use except statement with attribute
# expect: 'try: pass\nexcept A as 5: pass' | cannot use except statement with literal
# expect: 'try: pass\nexcept as e: pass' | invalid syntax
