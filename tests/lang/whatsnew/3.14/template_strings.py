# PEP 750: templates and a renderer.
from string.templatelib import Template, Interpolation, convert
variety = 'Stilton'
t = t'Try some {variety} cheese!'
print(type(t) is Template, list(t), t.strings, t.values)
def lower_upper(template):
    parts = []
    for part in template:
        parts.append(str(part.value).upper() if isinstance(part, Interpolation) else part.lower())
    return ''.join(parts)
name = 'Wenslydale'
for _ in range(40): r = lower_upper(t'Mister {name}')
print(r, convert("é", "a"), Template("a", Interpolation(1, "x", "r", ">3"), "b").interpolations)
def f(t): return "".join(p if isinstance(p, str) else format(convert(p.value, p.conversion), p.format_spec) for p in t)
print(f(t"{name!r:>14} {3.14159:.2f} {{}} {name=}"))
try: t"a" + "b"
except TypeError as e: print(e)
print((t"a{1}" + t"b").strings)
# expect: True ['Try some ', Interpolation('Stilton', 'variety', None, ''), ' cheese!'] ('Try some ', ' cheese!') ('Stilton',)
# expect: mister WENSLYDALE '\xe9' (Interpolation(1, 'x', 'r', '>3'),)
# expect:   'Wenslydale' 3.14 {} name='Wenslydale'
# expect: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
# expect: ('a', 'b')
