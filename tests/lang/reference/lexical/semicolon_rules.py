# Semicolons part simple statements; compound ones cannot follow.
x = 1; y = 2; print(x, y);
if x: print("a"); print("b")
for source in ("x = 1; if x: pass", ";", "x;;y", "if 1: if 2: 3", "if 1: x = 1; y = 2; for z in (): 1", "while 0: pass; pass"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: 1 2
# expect: a
# expect: b
# expect: x = 1; if x: pass | invalid syntax
# expect: ; | invalid syntax
# expect: x;;y | invalid syntax
# expect: if 1: if 2: 3 | invalid syntax
# expect: if 1: x = 1; y = 2; for z in (): 1 | invalid syntax
# expect: ok while 0: pass; pass
