# A dedent must meet a level that is open.
for source in ("if 1:\n    x\n  y\n", "def f():\n        a\n    b\n", "for i in a:\n  for j in b:\n     c\n   d\n"):
    try:
        compile(source, "<s>", "exec")
    except IndentationError as e:
        print(e.msg, e.lineno, e.offset)
# expect: unindent does not match any outer indentation level 3 4
# expect: unindent does not match any outer indentation level 3 6
# expect: unindent does not match any outer indentation level 4 5
