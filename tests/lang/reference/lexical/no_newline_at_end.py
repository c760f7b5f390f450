# The last line needs no line end, not even in a block.
exec("x = 1")
exec("if x:\n    print('in block')")
exec("def f():\n  return 7")
exec("print(f()) # comment at the end")
print(eval("1 + 1 # no end"))
# expect: in block
# expect: 7
# expect: 2
