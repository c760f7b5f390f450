# Too deep recursion raises RecursionError, and the program goes on.
import sys
def f(n): return f(n + 1)
for _ in range(2):
    try: f(0)
    except RecursionError as e: print(str(e)[:32])
def depth(n):
    try: return depth(n + 1)
    except RecursionError: return n
old = sys.getrecursionlimit(); sys.setrecursionlimit(200)
print(50 < depth(0) < 200)
sys.setrecursionlimit(old)
for bad in (0, -1, "x"):
    try: sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e: print(e)
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: True
# expect: recursion limit must be greater or equal than 1
# expect: recursion limit must be greater or equal than 1
# expect: 'str' object cannot be interpreted as an integer
