# Comprehensions run in the frame around them: tracebacks and locals show it.
import sys, traceback
def f(): return [1 / x for x in (1, 0)]
try: f()
except ZeroDivisionError as e: print([s.name for s in traceback.extract_tb(e.__traceback__)])
def g(): return [sys._getframe().f_code.co_name for _ in [1]], list(sys._getframe().f_code.co_name for _ in [1])
print(g())
def h(): return [sorted(locals()) for a in [1] for b in [2]]
print(h())
# expect: ['<module>', 'f']
# expect: (['g'], ['<genexpr>'])
# expect: [['a', 'b']]
