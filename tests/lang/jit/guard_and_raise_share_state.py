# A guard that fails in front of a call that may raise leaves without an exception.
def run(callables, xs):
    out = []
    for f in callables:
        for x in xs:
            try:
                out.append(f(x))
            except (TypeError, ValueError) as e:
                out.append(type(e).__name__)
    return out
xs = [1, -2, 3.5, "7", True] * 8
print(run([abs, len, int, abs, str, float, abs], xs)[-5:], len(run([abs, repr] * 5, xs)))
def single(xs, fs):
    n = 0
    for i in range(len(xs)):
        n += fs[i % 60 // 59](xs[i % 5])
    return n
print(single([1, 2, 3, 4, 5] * 40, [abs, int]))
# expect: [1, 2, 3.5, 'TypeError', 1] 400
# expect: 600
