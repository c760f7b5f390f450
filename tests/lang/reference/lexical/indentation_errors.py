# Wrong indentation is refused with the message and line of CPython.
for source in ["  x = 1", "if 1:\nx = 1", "if 1:\n    x\n  y", "def f():\n    a\n      b", "for x in y:\n\tif x:\n        z",
               "class A:\n", "if 1:\n    pass\nelif 2:\n", "while 1:\n# c\n", "try:\n  a\nfinally:\n"]:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset)
# expect: IndentationError unexpected indent 1 2
# expect: IndentationError expected an indented block after 'if' statement on line 1 2 1
# expect: IndentationError unindent does not match any outer indentation level 3 4
# expect: IndentationError unexpected indent 3 6
# expect: TabError inconsistent use of tabs and spaces in indentation 3 1
# expect: IndentationError expected an indented block after class definition on line 1 1 9
# expect: IndentationError expected an indented block after 'elif' statement on line 3 3 8
# expect: IndentationError expected an indented block after 'while' statement on line 1 2 4
# expect: IndentationError expected an indented block after 'finally' statement on line 3 3 9
