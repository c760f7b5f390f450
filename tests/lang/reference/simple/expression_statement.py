# An expression statement evaluates and drops its value.
log = []
class Noisy:
    def __add__(self, o): log.append("add"); return self
    def __getattr__(self, n): log.append(n); return self
    def __getitem__(self, k): log.append(k); return self
    def __lt__(self, o): log.append("lt"); return True
n = Noisy()
n + 1; n.x; n[2]; n < 3; n.a.b; -5; "text"; None; ...
print(log)
[log.append(i) for i in range(2)]
print(len(log))
# expect: ['add', 'x', 2, 'lt', 'a', 'b']
# expect: 8
