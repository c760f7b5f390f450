# An exception crosses three calls and is caught in the loop.
def c(x):
    if x % 10 == 7:
        raise LookupError("seven", x)
    return x
def b(x): return c(x) + 1
def a(x): return b(x) * 2
def run(n):
    good = bad = 0
    for i in range(n):
        try:
            good += a(i)
        except LookupError as e:
            bad += e.args[1]
    return good, bad
print(run(90))
# expect: (7326, 423)
