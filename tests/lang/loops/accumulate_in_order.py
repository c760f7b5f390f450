# Side effects and values keep their order of evaluation.
log = []
def v(x):
    log.append(x)
    return x
for i in range(60):
    log.clear()
    r = v(1) + v(2) * v(3) - (v(4) if v(5) else v(6))
    d = {v("k"): v("w")}
    [v("a"), v("b")][v(0)] if v(7) < v(8) < v(6) else v("z")
print(r, log)
# expect: 3 [1, 2, 3, 5, 4, 'k', 'w', 7, 8, 6, 'z']
