# Deeply nested brackets up to the limit, and one beyond it.
print(eval("(" * 150 + "1" + ")" * 150))
print(len(eval("[" * 90 + "]" * 90)))
try:
    eval("(" * 300 + ")" * 300)
except SyntaxError as e:
    print(e.msg)
print(eval("+".join(["1"] * 3000)), eval("-" * 51 + "1"))
# expect: 1
# expect: 1
# expect: too many nested parentheses
# expect: 3000 -1
