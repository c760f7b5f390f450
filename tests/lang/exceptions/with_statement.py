# with: enter, exit, suppression, order, several managers.
log = []
class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        log.append("+" + self.name)
        return self.name * 2
    def __exit__(self, kind, value, tb):
        log.append("-" + self.name + ("" if kind is None else ":" + kind.__name__))
        return self.swallow
def run(i):
    with M("a") as x, M("b", True) as y:
        if i % 3 == 0:
            raise ValueError
        if i % 3 == 1:
            return x + y
    return "end"
for i in range(60):
    if i == 57:
        log.clear()
    r = run(i)
print(r, log, run(1))
try:
    with M("c"):
        with 5:
            pass
except TypeError as e:
    print(e)
# expect: end ['+a', '+b', '-b:ValueError', '-a', '+a', '+b', '-b', '-a', '+a', '+b', '-b', '-a', '+a', '+b', '-b', '-a'] aabb
# expect: 'int' object does not support the context manager protocol (missed __exit__ method)
