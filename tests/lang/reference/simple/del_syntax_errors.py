# What cannot be deleted.
for source in ["del f()", "del 1", "del a + b", "del *a", "del (a, *b)", "del x if y else z", "del None", "del", "del a b", "del {}", "del [a, 1]", "del (a := 1)", "del -a", "del a.b()", "del 'x'", "del lambda: 1", "del (yield)", "del f'x'"]:
    try: compile(source, "s", "exec"); print(source, "ok")
    except SyntaxError as e: print(source, "|", e.msg)
# expect: del f() | cannot delete function call
# expect: del 1 | cannot delete literal
# expect: del a + b | cannot delete expression
# expect: del *a | cannot delete starred
# expect: del (a, *b) | cannot delete starred
# expect: del x if y else z | cannot delete conditional expression
# expect: del None | cannot delete None
# expect: del | invalid syntax
# expect: del a b | invalid syntax
# expect: del {} | cannot delete dict literal
# expect: del [a, 1] | cannot delete literal
# expect: del (a := 1) | cannot delete named expression
# expect: del -a | cannot delete expression
# expect: del a.b() | cannot delete function call
# expect: del 'x' | cannot delete literal
# expect: del lambda: 1 | cannot delete lambda
# expect: del (yield) | cannot delete yield expression
# expect: del f'x' | cannot delete f-string expression
