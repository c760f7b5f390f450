# range as loop, list and sum; with enumerate-like use.
for i in range(5): print(i, end=" ")
print(list(range(5, 10)), list(range(0, 10, 3)), list(range(-10, -100, -30)), range(10), sum(range(4)))
a = ['Mary', 'had', 'a', 'little', 'lamb']
for i in range(len(a)): print(i, a[i], end="; ")
print()
# expect: 0 1 2 3 4 [5, 6, 7, 8, 9] [0, 3, 6, 9] [-10, -40, -70] range(0, 10) 6
# expect: 0 Mary; 1 had; 2 a; 3 little; 4 lamb; 
