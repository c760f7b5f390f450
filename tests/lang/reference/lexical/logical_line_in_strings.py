# A triple-quoted string goes on over lines; a backslash at a line's end inside it leaves the newline out.
a = """one
two\
three
"""
print(repr(a))
b = 'x\
y'
print(repr(b))
# expect: 'one\ntwothree\n'
# expect: 'xy'
