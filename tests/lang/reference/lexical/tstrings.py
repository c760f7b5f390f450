# t-strings make templates of strings and interpolations.
name, n = "Ann", 3.5
t = t"hello {name}, {n!r:>5}{n}!"
print(type(t).__name__, t.strings, t.values)
for part in t:
    print(part if isinstance(part, str) else (part.value, part.expression, part.conversion, part.format_spec))
print(t"{n=}".strings, (t"a" t"{n}b").strings, rt"\n{n}".strings, t"".strings, t"{name}".interpolations[0].expression)
def render(template):
    return "".join(p if isinstance(p, str) else f"<{p.value}>" for p in template)
for i in range(50): last = render(t"{i}-{i * 2}")
print(last)
# expect: Template ('hello ', ', ', '', '!') ('Ann', 3.5, 3.5)
# expect: hello 
# expect: ('Ann', 'name', None, '')
# expect: , 
# expect: (3.5, 'n', 'r', '>5')
# expect: (3.5, 'n', None, '')
# expect: !
# expect: ('n=', '') ('a', 'b') ('\\n', '') ('',) name
# expect: <49>-<98>
