# Each operator calls its method; NotImplemented makes the other side be asked.
log = []
class A:
    def __init__(self, n): self.n = n
    def __lt__(self, o): log.append("lt"); return NotImplemented
    def __gt__(self, o): log.append("gt"); return "gt result"
    def __le__(self, o): log.append("le"); return self.n <= o.n
    def __eq__(self, o): log.append("eq"); return NotImplemented
class S(A):
    def __gt__(self, o): log.append("S.gt"); return "from subclass"
a, b = A(1), A(2)
print(a < b, a > 5, 5 < a, a <= b, a == b, a == a, a != b, log); log.clear()
print(a < S(1), log); log.clear()
print(S(1) > a, log)
try: a >= b
except TypeError as e: print(e)
class N:
    def __eq__(self, o): return "eq"
print(N() == 1, N() != 1, 1 == N(), (N(),) == (1,), [N()].index(7), N.__hash__)
# expect: gt result gt result gt result True False True True ['lt', 'gt', 'gt', 'gt', 'le', 'eq', 'eq', 'eq', 'eq', 'eq', 'eq']
# expect: from subclass ['S.gt']
# expect: from subclass ['S.gt']
# expect: eq False eq True 0 None
