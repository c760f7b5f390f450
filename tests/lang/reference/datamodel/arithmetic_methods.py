# Each operator calls its method, the reflected one when the left refuses.
ops = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<", "rshift": ">>", "and": "&", "xor": "^", "or": "|", "matmul": "@"}
class A: pass
class R: pass
for n in ops:
    setattr(A, f"__{n}__", lambda s, o, n=n: f"{n}({o if isinstance(o, int) else type(o).__name__})")
    setattr(R, f"__r{n}__", lambda s, o, n=n: f"r{n}({o if isinstance(o, int) else type(o).__name__})")
for n, op in ops.items(): print(eval(f"A() {op} 1"), eval(f"1 {op} R()"), eval(f"A() {op} R()"), end="; ")
print()
class D:
    def __divmod__(self, o): return "divmod"
    def __rdivmod__(self, o): return "rdivmod"
    def __pow__(self, o, m=None): return "pow", o, m
    def __rpow__(self, o, m=None): return "rpow", o, m
print(divmod(D(), 1), divmod(1, D()), pow(D(), 2), pow(D(), 2, 3), 2 ** D(), pow(2, D(), 5))
# expect: add(1) radd(1) add(R); sub(1) rsub(1) sub(R); mul(1) rmul(1) mul(R); truediv(1) rtruediv(1) truediv(R); floordiv(1) rfloordiv(1) floordiv(R); mod(1) rmod(1) mod(R); pow(1) rpow(1) pow(R); lshift(1) rlshift(1) lshift(R); rshift(1) rrshift(1) rshift(R); and(1) rand(1) and(R); xor(1) rxor(1) xor(R); or(1) ror(1) or(R); matmul(1) rmatmul(1) matmul(R); 
# expect: divmod rdivmod ('pow', 2, None) ('pow', 2, 3) ('rpow', 2, None) ('rpow', 2, 5)
