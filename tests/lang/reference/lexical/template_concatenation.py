# Templates add up with templates only, and are not equal by value.
a = t"a{1}"; b = t"{2}b"
c = a + b
print(c.strings, c.values, a == t"a{1}")
for other in ("x", 1):
    try:
        a + other
    except TypeError as e:
        print(e)
try:
    "x" + a
except TypeError as e:
    print(e)
# expect: ('a', '', 'b') (1, 2) False
# expect: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
# expect: can only concatenate string.templatelib.Template (not "int") to string.templatelib.Template
# expect: can only concatenate str (not "string.templatelib.Template") to str
