# A template string keeps its strings and interpolations apart.
name, price = "tea", 2.5
t = t"{name!r:>6} costs {price:.2f}!"
print(t.strings, t.values)
for i in t.interpolations:
    print(repr(i.value), i.expression, i.conversion, i.format_spec)
print([type(p).__name__ for p in t], t"".strings, t"{1}{2}".strings)
# expect: ('', ' costs ', '!') ('tea', 2.5)
# expect: 'tea' name r >6
# expect: 2.5 price None .2f
# expect: ['Interpolation', 'str', 'Interpolation', 'str'] ('',) ('', '', '')
