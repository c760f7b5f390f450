# What __del__ raises is told to sys.unraisablehook.
import sys
seen = []
sys.unraisablehook = lambda u: seen.append((type(u.exc_value).__name__, str(u.exc_value), u.err_msg))
class A:
    def __del__(self): raise ValueError("in del")
a = A(); del a
print(seen[0][:2])
sys.unraisablehook = sys.__unraisablehook__
# expect: ('ValueError', 'in del')
