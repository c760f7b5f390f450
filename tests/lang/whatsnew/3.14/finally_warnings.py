# return, break and continue that leave a finally block are warned of.
import warnings
for source in ("def f():\n try: pass\n finally: return 1", "for x in y:\n try: pass\n finally: break", "while 1:\n try: pass\n finally: continue", "def f():\n try: pass\n finally:\n  for i in x: break", "def f():\n try: pass\n finally:\n  def g(): return 1", "def f():\n try: pass\n finally:\n  with a: return"):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always"); compile(source, "<s>", "exec")
    print(repr(source), [(str(m.message), m.lineno) for m in w])
# expect: 'def f():\n try: pass\n finally: return 1' [("'return' in a 'finally' block", 3)]
# expect: 'for x in y:\n try: pass\n finally: break' [("'break' in a 'finally' block", 3)]
# expect: 'while 1:\n try: pass\n finally: continue' [("'continue' in a 'finally' block", 3)]
# expect: 'def f():\n try: pass\n finally:\n  for i in x: break' []
# expect: 'def f():\n try: pass\n finally:\n  def g(): return 1' []
# expect: 'def f():\n try: pass\n finally:\n  with a: return' [("'return' in a 'finally' block", 4)]
