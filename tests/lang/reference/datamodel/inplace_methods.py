# In-place methods are used when there, else the plain ones; None blocks.
class A:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return A(self.v - o)
    def __imul__(self, o): return "replaced"
    __itruediv__ = None
    def __truediv__(self, o): return "never"
a = b = A(5)
a += 1; print(a is b, b.v)
a -= 2; print(a is b, a.v, b.v)
c = A(1); c *= 3; print(c)
d = A(1)
try: d /= 2
except TypeError as e: print(e)
for op in ("//=", "%=", "**=", "<<=", ">>=", "&=", "^=", "|=", "@="):
    try: exec(f"d {op} 1")
    except TypeError as e: print(e)
# expect: True 6
# expect: False 4 6
# expect: replaced
# expect: 'NoneType' object is not callable
# expect: unsupported operand type(s) for //=: 'A' and 'int'
# expect: unsupported operand type(s) for %=: 'A' and 'int'
# expect: unsupported operand type(s) for **=: 'A' and 'int'
# expect: unsupported operand type(s) for <<=: 'A' and 'int'
# expect: unsupported operand type(s) for >>=: 'A' and 'int'
# expect: unsupported operand type(s) for &=: 'A' and 'int'
# expect: unsupported operand type(s) for ^=: 'A' and 'int'
# expect: unsupported operand type(s) for |=: 'A' and 'int'
# expect: unsupported operand type(s) for @=: 'A' and 'int'
