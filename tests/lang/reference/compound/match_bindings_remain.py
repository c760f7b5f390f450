# Names bound by a pattern stay bound, also if the guard fails.
def f(v):
    match v:
        case [a, b] if a > b: return "first", a, b
        case [a, 5]: return "second", a
        case (c, _) as whole: return "third", a, whole
print(f([2, 1]), f([1, 5]), f([1, 7]))
match 5:
    case n if (m := n + 1) > 100: pass
    case _: print(n, m)
# expect: ('first', 2, 1) ('second', 1) ('third', 1, [1, 7])
# expect: 5 6
