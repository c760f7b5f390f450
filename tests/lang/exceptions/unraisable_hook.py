# sys.unraisablehook gets what finalizers and callbacks raise.
import sys


def hook(u):
    print(u.exc_type.__name__, u.exc_value, u.exc_traceback is not None, u.err_msg.split("<")[0], u.object, type(u).__name__)


old = sys.unraisablehook
print(old.__name__)
sys.unraisablehook = hook


class A:
    def __del__(self):
        raise ValueError("x")


A()
try:
    old(3)
except TypeError as e:
    print(e)
# expect: unraisablehook
# expect: ValueError x True Exception ignored while calling deallocator  None UnraisableHookArgs
# expect: sys.unraisablehook argument type must be UnraisableHookArgs
