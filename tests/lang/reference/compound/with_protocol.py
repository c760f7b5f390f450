# Enter, bind, exit with the exception's three parts; a true result of exit swallows it.
class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): log.append(f"enter {self.n}"); return self.n * 10
    def __exit__(self, t, v, tb): log.append(f"exit {self.n} {t and t.__name__} {v} {tb is not None}"); return self.swallow
log = []
for _ in range(20):
    log.clear()
    with CM(1) as a, CM(2) as b: log.append((a, b))
    with CM(3, True): raise ValueError("gone")
    try:
        with CM(4, True), CM(5): raise KeyError("k")
        with CM(6): 1 / 0
    except ZeroDivisionError as e: log.append(str(e))
print(*log, sep="\n")
# expect: enter 1
# expect: enter 2
# expect: (10, 20)
# expect: exit 2 None None False
# expect: exit 1 None None False
# expect: enter 3
# expect: exit 3 ValueError gone True
# expect: enter 4
# expect: enter 5
# expect: exit 5 KeyError 'k' True
# expect: exit 4 KeyError 'k' True
# expect: enter 6
# expect: exit 6 ZeroDivisionError division by zero True
# expect: division by zero
