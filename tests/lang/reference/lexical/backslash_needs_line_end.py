# Nothing may follow a backslash that joins lines, not even a comment or a blank.
for source in ("x = 1 + \\ \n2", "x = 1 + \\ # c\n2", "if True:\\\n  x = 1\n", "x = \\\n\\\n5"):
    try:
        names = {}
        exec(source, names)
        print(names["x"])
    except SyntaxError as e:
        print(e.msg)
# expect: unexpected character after line continuation character
# expect: unexpected character after line continuation character
# expect: 1
# expect: 5
