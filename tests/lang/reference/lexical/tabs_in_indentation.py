# Tabs go to multiples of eight; a mixture whose meaning depends on the tab's size is refused.
for source in ("if 1:\n\tx = 1\n        y = 2\n", "if 1:\n\tx = 1\n\ty = 2\n", "if 1:\n        if 1:\n\t\tx = 3\n\ty = 4\n"):
    try:
        names = {}
        exec(source, names)
        print(names["x"], names["y"])
    except TabError as e:
        print(type(e).__name__, e.msg)
# expect: TabError inconsistent use of tabs and spaces in indentation
# expect: 1 2
# expect: TabError inconsistent use of tabs and spaces in indentation
