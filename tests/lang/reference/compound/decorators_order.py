# Decorators are evaluated from the top and applied from the bottom.
log = []
def d(n):
    log.append(f"eval {n}")
    def deco(f): log.append(f"apply {n} to {getattr(f, '__name__', f)}"); return f
    return deco
@d(1)
@d(2)
def f(a=log.append("default")): pass
@d("c")
class K: log.append("body")
print(*log, sep="\n")
@lambda f: f() * 2
def value(): return 21
print(value)
# expect: eval 1
# expect: eval 2
# expect: default
# expect: apply 2 to f
# expect: apply 1 to f
# expect: eval c
# expect: body
# expect: apply c to K
# expect: 42
