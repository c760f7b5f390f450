# Hooks of sys: unraisable exceptions, asynchronous generators, breakpoints; small questions.
import sys
print(sys._getframemodulename(), sys.getsizeof([]) > 0, sys.getsizeof(3, 7))
class A:
    def __del__(self): 1/0
def hook(u): print(u.exc_type, u.exc_value, u.err_msg.split(' at 0x')[0], u.object)
sys.unraisablehook = hook
a = A(); del a
sys.unraisablehook = sys.__unraisablehook__
async def g():
    yield 1
def first(ag): print('first', ag.__name__)
sys.set_asyncgen_hooks(firstiter=first)
x = g(); x.__anext__().close()
sys.set_asyncgen_hooks(None, None)
sys.breakpointhook = lambda *a, **k: print('bp', a, k)
breakpoint(1, x=2)
# expect: __main__ True 28
# expect: <class 'ZeroDivisionError'> division by zero Exception ignored while calling deallocator <function A.__del__ None
# expect: first g
# expect: bp (1,) {'x': 2}
