# Generators in loops and with statements; frames seen from inside.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
def gen_in_loop():
    for i in range(3):
        try: yield i
        finally: print('f', i)
for q in gen_in_loop():
    if q == 1: break
print('end')
def gl():
    with open_cm() as f:
        yield f
class open_cm:
    def __enter__(self): print('en'); return 1
    def __exit__(self, *a): print('ex', a[0]); return False
a = gl(); next(a); a.close()
a = gl(); next(a); t(a.throw, ValueError('w'))
def early(): return [1]; yield
print(list(early())); t(next, early())
try: next(early())
except StopIteration as e: print(e.value)
import sys
def deep(n):
    if n == 0:
        f = sys._getframe(); names = []
        while f: names.append(f.f_code.co_name); f = f.f_back
        yield names
    else: yield from deep(n - 1)
print(next(deep(3)))
# expect: f 0
# expect: f 1
# expect: end
# expect: en
# expect: ex <class 'GeneratorExit'>
# expect: en
# expect: ex <class 'ValueError'>
# expect: ValueError w
# expect: []
# expect: StopIteration [1]
# expect: [1]
# expect: ['deep', 'deep', 'deep', 'deep', '<module>']
