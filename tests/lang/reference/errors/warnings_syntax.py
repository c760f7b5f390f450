# Syntax warnings with their lines.
import warnings
src = """x is 1
x is not 'a'
assert (x, 'm')
'\\d'
5 (1)
'a' [1, 2]
[1] (2)
1if x else 2
def f():
    try: pass
    finally: return 1
x is ()
"""
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    compile(src, "w.py", "exec")
for w in sorted(seen, key=lambda w: w.lineno): print(w.lineno, w.category.__name__, w.message, w.filename)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: compile("x is 1", "w.py", "exec")
    except SyntaxError as e: print(e.msg, e.lineno, e.offset)
# expect: 1 SyntaxWarning "is" with 'int' literal. Did you mean "=="? w.py
# expect: 2 SyntaxWarning "is not" with 'str' literal. Did you mean "!="? w.py
# expect: 3 SyntaxWarning assertion is always true, perhaps remove parentheses? w.py
# expect: 4 SyntaxWarning "\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\d"? A raw string is also an option. w.py
# expect: 5 SyntaxWarning 'int' object is not callable; perhaps you missed a comma? w.py
# expect: 6 SyntaxWarning str indices must be integers or slices, not tuple; perhaps you missed a comma? w.py
# expect: 7 SyntaxWarning 'list' object is not callable; perhaps you missed a comma? w.py
# expect: 8 SyntaxWarning invalid decimal literal w.py
# expect: 11 SyntaxWarning 'return' in a 'finally' block w.py
# expect: 12 SyntaxWarning "is" with 'tuple' literal. Did you mean "=="? w.py
# expect: "is" with 'int' literal. Did you mean "=="? 1 1
