# The subject may be a tuple without parentheses, a walrus, a star or a call.
def f(*a):
    match a:
        case (x,): return x
        case x, *y: return x, y
print(f(1), f(1, 2, 3))
match *[1, 2], 3:
    case [1, 2, 3]: print("star")
match (n := 7):
    case 7: print(n)
match {"a": 1} | {"b": 2}:
    case {"a": 1, "b": 2}: print("union")
match lambda: 1:
    case f: print(f())
match -1:
    case -1: print("minus")
match not 0:
    case True: print("not")
match [1, [2, [3]]]:
    case [a, [b, [c]]]: print(a, b, c)
# expect: 1 (1, [2, 3])
# expect: star
# expect: 7
# expect: union
# expect: 1
# expect: minus
# expect: not
# expect: 1 2 3
