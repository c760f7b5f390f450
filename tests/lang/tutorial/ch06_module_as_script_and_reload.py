# A module in a file: its own names, run once, import forms, __name__, changed and reloaded.
import os, sys, tempfile, importlib, runpy
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
path = os.path.join(d, "fibo_t.py")
with open(path, "w") as f:
    f.write("print('loading', __name__)\ncount = 0\ndef fib(n):\n    global count\n    count += 1\n    a, b = 0, 1\n    while a < n:\n        yield a\n        a, b = b, a + b\nif __name__ == '__main__': print('script', list(fib(5)))\n")
import fibo_t, fibo_t as other
from fibo_t import fib as f1, count
print(list(f1(30)), count, other.count, fibo_t.__name__, os.path.basename(fibo_t.__file__))
names = runpy.run_path(path, run_name="__main__"); print(names["count"], fibo_t.count)
with open(path, "a") as f: f.write("extra = 'new line'\n")
importlib.invalidate_caches(); again = importlib.reload(fibo_t)
print(again is fibo_t, again.extra, again.count, f1 is again.fib)
try: from fibo_t import nothing
except ImportError as e: print(str(e).split(" (")[0])
os.remove(path); os.rmdir(d)
# expect: loading fibo_t
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21] 0 1 fibo_t fibo_t.py
# expect: loading __main__
# expect: script [0, 1, 1, 2, 3]
# expect: 1 1
# expect: loading fibo_t
# expect: True new line 0 False
# expect: cannot import name 'nothing' from 'fibo_t'
