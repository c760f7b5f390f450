# A dict that changes size during iteration raises.
d = {i: i for i in range(60)}
try:
    for k in d:
        if k == 50:
            d["new"] = 1
except RuntimeError as e:
    print(e, k)
for k in list(d):
    if isinstance(k, int) and k % 2:
        del d[k]
print(len(d))
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
# expect: dictionary changed size during iteration 50
# expect: 31
# expect: Set changed size during iteration
