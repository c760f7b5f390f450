# The first true condition's suite runs, else the last.
def kind(n):
    if n < 0: return "negative"
    elif n == 0: return "zero"
    elif n < 10: return "digit"
    else: return "big"
print([kind(n) for n in (-5, 0, 7, 70)])
t = {}
for i in range(-30, 60): t[kind(i)] = t.get(kind(i), 0) + 1
print(t)
# expect: ['negative', 'zero', 'digit', 'big']
# expect: {'negative': 30, 'zero': 1, 'digit': 9, 'big': 50}
