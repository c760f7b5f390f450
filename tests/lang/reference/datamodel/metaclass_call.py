# Calling a class goes through its metaclass's __call__; attributes of the metaclass are not the instance's.
class M(type):
    def __call__(cls, *a): log.append(a); return super().__call__(*a)
    def helper(cls): return cls.__name__
    count = 7
    def __len__(cls): return 3
    def __getitem__(cls, k): return k
    def __iter__(cls): return iter("it")
    def __contains__(cls, x): return x == 1
    def __repr__(cls): return f"<{cls.__name__}!>"
log = []
class A(metaclass=M):
    def __init__(self, x): self.x = x
print(A(5).x, log, A.helper(), A.count, hasattr(A(1), "count"), len(A), A[3], list(A), 1 in A, A)
for _ in range(30): r = A(2).x + len(A)
print(r)
# expect: 5 [(5,), (1,)] A 7 False 3 3 ['i', 't'] True <A!>
# expect: 5
