# PEP 765: return, break and continue out of finally warn.
import warnings
for source in ("def f():\n try: pass\n finally: return 1", "for x in y:\n try: pass\n finally: break", "for x in y:\n try: pass\n finally: continue", "try: pass\nfinally:\n for x in y: break", "try: pass\nfinally:\n def f(): return", "def f():\n try: pass\n finally:\n  while 1:\n   return 2"):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        compile(source, "s", "exec")
    print([f"{w.category.__name__}: {w.message}" for w in seen])
# expect: ["SyntaxWarning: 'return' in a 'finally' block"]
# expect: ["SyntaxWarning: 'break' in a 'finally' block"]
# expect: ["SyntaxWarning: 'continue' in a 'finally' block"]
# expect: []
# expect: []
# expect: []
