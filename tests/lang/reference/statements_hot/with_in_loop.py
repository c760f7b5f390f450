# A context manager entered in each round, sometimes swallowing an exception.
class M:
    depth = most = 0
    def __enter__(self): M.depth += 1; M.most = max(M.most, M.depth); return self
    def __exit__(self, t, v, b): M.depth -= 1; return t is ValueError
n = 0
for i in range(100):
    with M() as a, M():
        if i % 10 == 0: raise ValueError
        n += i
    if i % 33 == 0:
        try:
            with M(): raise KeyError(i)
        except KeyError as e: n += e.args[0]
print(n, M.depth, M.most)
# expect: 4698 0 2
