# `=` in a template goes into the string before; a nested spec is evaluated at once.
v, w = 3, 8
t = t"{v = } and {v:{w}.{1}f}"
print(t.strings, [(i.expression, i.conversion, i.format_spec) for i in t.interpolations])
# expect: ('v = ', ' and ', '') [('v ', 'r', ''), ('v', None, '8.1f')]
