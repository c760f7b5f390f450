# A module of our own: names, private state, reload-free import and dir.
import sys, types
fibo = types.ModuleType("fibo"); sys.modules["fibo"] = fibo
exec("def fib2(n):\n    r, a, b = [], 0, 1\n    while a < n: r.append(a); a, b = b, a + b\n    return r\n_private = 1", fibo.__dict__)
import fibo as f; from fibo import fib2 as fibonacci
print(f.fib2(100), fibonacci(10), f.__name__, [n for n in dir(f) if not n.startswith("__")])
from fibo import *
print('_private' in globals(), 'fib2' in globals())
a = [1]; print('a' in dir(), 'fibo' in dir())
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89] [0, 1, 1, 2, 3, 5, 8] fibo ['_private', 'fib2']
# expect: False True
# expect: True True
