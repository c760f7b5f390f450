# a < b < c evaluates b once and stops at the first false one.
log = []
def e(n): log.append(n); return n
print(e(1) < e(2) < e(3), log); log.clear()
print(e(1) > e(2) > e(3), log); log.clear()
print(e(1) < e(5) > e(2) == e(2) != e(4) in [4] is not None, log)
print(1 == 1.0 == True, 1 < 3 > 2, (1 < 2) < 2, 1 < 2 in [2], not 1 < 2 < 1)
t = 0
for i in range(100): t += (10 < i < 90) + (i <= 50 <= 60) + (0 == i == 0)
print(t)
# expect: True [1, 2, 3]
# expect: False [1, 2]
# expect: True [1, 5, 2, 2, 4]
# expect: True True True True True
# expect: 131
