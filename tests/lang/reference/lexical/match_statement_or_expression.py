# `match` begins a statement only where a subject, a colon and a block follow.
match = lambda *a: ("call", a)
print(match(1, 2))
match, y = 5, 6
print(match, match - y, match * y, match [0:0] if False else "no")
match match:
    case 5: print("five")
match (match):
    case int(): print("int")
match -match:
    case -5: print("minus five")
match match, y:
    case (5, 6): print("pair")
# expect: ('call', (1, 2))
# expect: 5 -1 30 no
# expect: five
# expect: int
# expect: minus five
# expect: pair
