# Exceptions raised in a generator come out of the for loop; finally runs.
log = []
def g(n):
    try:
        for i in range(n):
            if i == 55: raise ValueError(i)
            yield i
    finally:
        log.append("finally")
def run(n):
    t = 0
    try:
        for x in g(n): t += x
    except ValueError as e: return t, str(e)
    return t, None
print(run(50), run(60), log)
for x in g(10):
    if x == 3: break
print(log)
del x
# expect: (1225, None) (1485, '55') ['finally', 'finally']
# expect: ['finally', 'finally', 'finally']
