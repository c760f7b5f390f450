# sys: version_info, float_info, limits of conversions, frames, hooks.
import sys
print(sys.version_info, sys.version_info >= (3, 10), sys.version_info.major, sys.version_info[:3], tuple(sys.version_info), type(sys.version_info))
print(sys.float_info, sys.float_info.max_exp, len(sys.float_info), sys.float_info == tuple(sys.float_info))
for f in (lambda: setattr(sys.version_info, 'major', 4), lambda: sys.version_info.nope, lambda: sys.version_info[7]):
    try: f()
    except Exception as e: print(type(e).__name__, e)
match sys.version_info:
    case (major, minor, *_): print(major, minor)
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(1000)
try: str(10**2000)
except ValueError as e: print(e)
try: sys.set_int_max_str_digits(5)
except ValueError as e: print(e)
class W:
    def __init__(self): self.s = []
    def write(self, x): self.s.append(x)
    def flush(self): self.s.append('F')
old = sys.stdout; w = W(); sys.stdout = w
print('a', 1, sep='-'); print('x', end='', flush=True); print()
sys.stdout = old; print(w.s)
print('to', file=w); print(w.s)
sys.stdout.writelines(['x', 'y\n'])
print(sys.stdout.writable(), sys.stdin.readable(), sys.stdout.closed, sys.stdout.mode, sys.stdout.name)
def f():
    fr = sys._getframe(1)
    return fr.f_locals['zz'], fr.f_globals is globals(), fr.f_back.f_code.co_name, fr.f_lineno
def g():
    zz = 5
    return f()
print(g(), sys.gettrace(), sys.getprofile())
# expect: sys.version_info(major=3, minor=14, micro=8, releaselevel='final', serial=0) True 3 (3, 14, 8) (3, 14, 8, 'final', 0) <class 'sys.version_info'>
# expect: sys.float_info(max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1) 1024 11 True
# expect: AttributeError readonly attribute
# expect: AttributeError 'sys.version_info' object has no attribute 'nope'
# expect: IndexError tuple index out of range
# expect: 3 14
# expect: 4300
# expect: Exceeds the limit (1000 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# expect: maxdigits must be >= 640 or 0 for unlimited
# expect: ['a', '-', '1', '\n', 'x', '', 'F', '\n']
# expect: ['a', '-', '1', '\n', 'x', '', 'F', '\n', 'to', '\n']
# expect: xy
# expect: True True False w <stdout>
# expect: (5, True, '<module>', 31) None None
