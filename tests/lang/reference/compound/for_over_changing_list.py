# A list that grows or shrinks during the loop is seen as it is.
l = [1, 2, 3]
for x in l:
    if len(l) < 50: l.append(x + 1)
print(len(l), l[-1])
l = list(range(20))
for x in l: l.remove(x)
print(l)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e: print(e)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as e: print(e)
# expect: 50 18
# expect: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
# expect: dictionary changed size during iteration
# expect: Set changed size during iteration
