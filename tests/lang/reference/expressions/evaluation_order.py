# Operands from left to right, the right side of an assignment first.
log = []
def e(n): log.append(n); return n
def L(n): log.append(n); return [0, 0, 0]
e(1) + e(2) * e(3) - e(4)
(e(1), e(2), e(3)); {e(4): e(5)}
log2 = log[:]; log.clear()
L("target")[e(1)] = e("value")
L("t")[e(0)], L("u")[e(1)] = e("v"), e("w")
d = {}
d[e("key")] = d.get(e("q"))
print(log2, log)
log.clear()
L("aug")[e(1)] += e(5)
print(log)
# expect: [1, 2, 3, 4, 1, 2, 3, 4, 5] ['value', 'target', 1, 'v', 'w', 't', 0, 'u', 1, 'q', 'key']
# expect: ['aug', 1, 5]
