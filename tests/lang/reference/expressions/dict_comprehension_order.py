# In a dict comprehension the key is evaluated before the value.
log = []
def k(x): log.append(("k", x)); return x
def v(x): log.append(("v", x)); return x
print({k(i): v(i) for i in range(2)}, log)
print({i % 2: i for i in range(5)}, {(a, b): a * b for a in range(2) for b in range(2) if a or b})
# expect: {0: 0, 1: 1} [('k', 0), ('v', 0), ('k', 1), ('v', 1)]
# expect: {0: 4, 1: 3} {(0, 1): 0, (1, 0): 0, (1, 1): 1}
