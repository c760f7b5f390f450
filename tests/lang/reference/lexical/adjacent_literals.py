# Neighbouring literals join at compile time, of any quotes and prefixes except bytes with text.
print("a" 'b' r"\c" """d""")
print("x" f"{1 + 1}" "y{}" f'{"z"}')
print(b"a" b'b' rb"\c")
s = ("long "   # comment
     "text")
print(s)
print("%s-" "%s" % (1, 2))
try:
    compile("'a' b'b'", "s", "eval")
except SyntaxError as e:
    print(e.msg)
def f():
    "doc" "string"
print(f.__doc__)
# expect: ab\cd
# expect: x2y{}z
# expect: b'ab\\c'
# expect: long text
# expect: 1-2
# expect: cannot mix bytes and nonbytes literals
# expect: docstring
