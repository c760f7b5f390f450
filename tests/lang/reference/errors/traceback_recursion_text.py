# Repeated frames are folded.
import traceback
def f(n):
    if n == 0: raise RuntimeError("bottom")
    f(n - 1)
try: f(12)
except RuntimeError as e: print("".join(traceback.format_exception(e)).replace(__file__, "FILE"))
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 6, in <module>
# expect:     try: f(12)
# expect:          ~^^^^
# expect:   File "FILE", line 5, in f
# expect:     f(n - 1)
# expect:     ~^^^^^^^
# expect:   File "FILE", line 5, in f
# expect:     f(n - 1)
# expect:     ~^^^^^^^
# expect:   File "FILE", line 5, in f
# expect:     f(n - 1)
# expect:     ~^^^^^^^
# expect:   [Previous line repeated 9 more times]
# expect:   File "FILE", line 4, in f
# expect:     if n == 0: raise RuntimeError("bottom")
# expect:                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect: RuntimeError: bottom
# expect: 
