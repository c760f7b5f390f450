# Conditional expressions group to the right.
f = lambda n: "neg" if n < 0 else "zero" if n == 0 else "pos"
print(f(-1), f(0), f(1), (1 if 0 else 2, 3), [x if x else -1 for x in (0, 1)])
for source in ("1 if 2", "1 if else 2", "if 1 else 2", "a = 1 if x else", "pass if x else y", "1 if x else pass", "x = break if 1 else 2"):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: neg zero pos (2, 3) [-1, 1]
# expect: 1 if 2 | expected 'else' after 'if' expression
# expect: 1 if else 2 | invalid syntax
# expect: if 1 else 2 | invalid syntax
# expect: a = 1 if x else | expected expression after 'else', but statement is given
# expect: pass if x else y | expected expression before 'if', but statement is given
# expect: 1 if x else pass | expected expression after 'else', but statement is given
# expect: x = break if 1 else 2 | expected expression before 'if', but statement is given
