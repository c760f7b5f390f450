# Starred items in lists, tuples, sets, calls, returns, subscripts and loops.
a = [1, 2]
print([*a, 3], (*a,), {*a}, *a, sep="-")
b = *a, *"xy"
print(b)
def r(): return *a, 0
def y(): yield *a, 0
print(r(), next(y()))
for v in *a, 5: print(v, end=" ")
print()
for source in ["*a", "x = *a", "(*a)", "f(**a, *b)", "return *a", "[*]", "*a, b = c", "*a = b", "*a, *b = c", "del *a", "x = *a, *b", "print(*)", "(*a, b)", "for *a in b: pass", "{**a}", "{**a, *b}", "{*a: 1}", "[**a]", "x[*a]", "x[*a:1]", "f(*a if b else c)", "(yield *a)"]:
    try: compile(source, "s", "exec"); print(source, "ok")
    except SyntaxError as e: print(source, "|", e.msg)
# expect: [1, 2, 3]-(1, 2)-{1, 2}-1-2
# expect: (1, 2, 'x', 'y')
# expect: (1, 2, 0) (1, 2, 0)
# expect: 1 2 5 
# expect: *a | can't use starred expression here
# expect: x = *a | can't use starred expression here
# expect: (*a) | cannot use starred expression here
# expect: f(**a, *b) | iterable argument unpacking follows keyword argument unpacking
# expect: return *a | 'return' outside function
# expect: [*] | Invalid star expression
# expect: *a, b = c ok
# expect: *a = b | starred assignment target must be in a list or tuple
# expect: *a, *b = c | multiple starred expressions in assignment
# expect: del *a | cannot delete starred
# expect: x = *a, *b ok
# expect: print(*) | Invalid star expression
# expect: (*a, b) ok
# expect: for *a in b: pass | starred assignment target must be in a list or tuple
# expect: {**a} ok
# expect: {**a, *b} | invalid syntax
# expect: {*a: 1} | invalid syntax
# expect: [**a] | invalid syntax
# expect: x[*a] ok
# expect: x[*a:1] | invalid syntax
# expect: f(*a if b else c) ok
# expect: (yield *a) | 'yield' outside function
