# del goes from left to right and takes nested targets.
a, b, c = [1, 2, 3, 4], {"k": 1}, 5
del a[0], b["k"], (c)
print(a, b)
x = y = z = 1
del (x, [y]), z
print([n for n in "xyz" if n in globals()])
del a[::2]; print(a)
for source in ("del f()", "del 1", "del (a, 1)", "del a + b", "del *a", "del [*a]", "del None", "del a if b else c", "del (yield)", "del x = 1", "del", "del ()", "del []"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: [2, 3, 4] {}
# expect: []
# expect: [3]
# expect: del f() | cannot delete function call
# expect: del 1 | cannot delete literal
# expect: del (a, 1) | cannot delete literal
# expect: del a + b | cannot delete expression
# expect: del *a | cannot delete starred
# expect: del [*a] | cannot delete starred
# expect: del None | cannot delete None
# expect: del a if b else c | cannot delete conditional expression
# expect: del (yield) | cannot delete yield expression
# expect: del x = 1 | invalid syntax
# expect: del | invalid syntax
# expect: ok del ()
# expect: ok del []
