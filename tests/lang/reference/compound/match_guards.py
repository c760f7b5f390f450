# Guards are tried after the pattern has bound; false ones go on to the next case.
log = []
def ok(x, r): log.append(x); return r
def f(v):
    match v:
        case [x, y] if ok("first", x > y): return "greater"
        case [x, y] if ok("second", x == y): return "equal"
        case x if ok("third", True): return x
print(f([2, 1]), f([1, 1]), f([1, 2]), log)
n = 0
for i in range(60):
    match i:
        case k if k % 15 == 0: n += 100
        case k if k % 5 == 0: n += 10
        case k if k % 3 == 0: n += 1
print(n)
match (1, 2):
    case (a, 3) if a: pass
    case (1, b) if b > 5: pass
    case _: print("a" in globals(), b)
# expect: greater equal [1, 2] ['first', 'first', 'second', 'first', 'second', 'third']
# expect: 496
# expect: False 2
