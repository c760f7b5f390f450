# Finalizers of things that hang on sys and builtins see what is left.
import sys
class A:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n, name, len(other))
name = "x"; other = [1]
a = A(1)
sys.keep = A(2)
import builtins
builtins.kept = A(3)
A.inst = A(4)
def f():
    try:
        1/0
    except ZeroDivisionError as e:
        global err
        err = e
        err.a = A(5)
f()
# expect: del 3 x 1
