# With optimize 1 asserts go, with 2 docstrings too.
src = "'module doc'\ndef f():\n 'doc'\n assert 0\n return 1\nclass C: 'class doc'\n"
for level in (0, 1, 2):
    g = {}; exec(compile(src, "s", "exec", optimize=level), g)
    try: r = g["f"]()
    except AssertionError: r = "assert"
    print(level, r, g["f"].__doc__, g["C"].__doc__, g.get("__doc__"))
# expect: 0 assert doc class doc module doc
# expect: 1 1 doc class doc module doc
# expect: 2 1 None None None
