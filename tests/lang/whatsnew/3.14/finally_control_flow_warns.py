# return, break and continue that leave a finally block: a SyntaxWarning, not for loops inside it.
import warnings
def told(source):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always"); compile(source, "s", "exec")
    return [(str(x.message), x.lineno) for x in w]
print(told("def f():\n try: pass\n finally:\n  return 1"))
print(told("for i in 'a':\n try: pass\n finally:\n  break"))
print(told("while 1:\n try: pass\n finally:\n  continue"))
print(told("try: pass\nfinally:\n for i in 'a': break"))
print(told("try: pass\nfinally:\n def g(): return 1"))
with warnings.catch_warnings():
    warnings.simplefilter("error", SyntaxWarning)
    try: compile("def f():\n try: pass\n finally: return", "s", "exec")
    except SyntaxError as e: print(e.msg, e.lineno)
# expect: [("'return' in a 'finally' block", 4)]
# expect: [("'break' in a 'finally' block", 4)]
# expect: [("'continue' in a 'finally' block", 4)]
# expect: []
# expect: []
# expect: 'return' in a 'finally' block 3
