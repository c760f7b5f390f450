# Lists appended, popped, sliced and assigned in one loop.
l = []
for i in range(200):
    l.append(i)
    if i % 3 == 0: l.insert(0, -i)
    if i % 5 == 0 and len(l) > 3: del l[1:3]
    if i % 7 == 0: l[-1:] = [i, i]
    if i % 11 == 0: l.reverse()
    if len(l) > 40: l = l[::2]
print(len(l), sum(l), l[:5])
# expect: 35 4327 [198, 197, 196, 196, 195]
