# exec() and eval() see globals and the given locals, not the enclosing function's names unless they are used.
def f():
    hidden = 1; used = 2
    def g():
        used
        out = []
        for n in ("hidden", "used"):
            try: out.append(eval(n))
            except NameError as e: out.append(str(e))
        return out
    return g()
print(f())
# expect: ["name 'hidden' is not defined", 2]
