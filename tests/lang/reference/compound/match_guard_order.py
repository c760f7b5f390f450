# Cases are tried in order; guards run after their pattern; the first that fits ends it.
def g(x, r): print("guard", x, end=" "); return r
match 1:
    case 2 if g("a", True): print("no")
    case 1 if g("b", False): print("no")
    case int() if g("c", True): print("yes")
    case _: print("no")
def subject(): print("subject once"); return (1, 2)
match subject():
    case 5: pass
    case [1, x]: print(x)
# expect: guard b guard c yes
# expect: subject once
# expect: 2
