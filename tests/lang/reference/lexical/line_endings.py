# Source with the line ends of Unix, Windows and old Macs means the same.
for end in ("\n", "\r\n", "\r"):
    names = {}
    exec(end.join(["a = 1", "if a:", "    b = '''x", "y'''", "c = 3"]), names)
    print(names["a"], repr(names["b"]), names["c"])
# expect: 1 'x\ny' 3
# expect: 1 'x\ny' 3
# expect: 1 'x\ny' 3
