# Soft keywords are names everywhere else; hard ones cannot follow a dot.
class T: pass
t = T()
t.match = t.case = t.type = t._ = 3
print(t.match + t.case + t.type + t._)
match = [1]; case = 2; type_ = type
match[0] = case
print(match, match[0] * case)
for source in ("t.class", "t.None", "t.in = 1", "import x.is"):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: 12
# expect: [2] 4
# expect: t.class | invalid syntax
# expect: t.None | invalid syntax
# expect: t.in = 1 | invalid syntax
# expect: import x.is | invalid syntax
