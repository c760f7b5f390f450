# A variable that is an int, then a float, then text, then an int again.
x, log = 0, []
for i in range(200):
    if i == 50: x = float(x)
    elif i == 100: x = str(x)
    elif i == 150: x = len(x)
    x = x + ("y" if isinstance(x, str) else 1)
    if i % 50 == 49: log.append((type(x).__name__, x if not isinstance(x, str) else x[:4]))
print(log)
# expect: [('int', 50), ('float', 100.0), ('str', '100.'), ('int', 105)]
