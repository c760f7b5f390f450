# !s, !r and !a go before the spec.
class C:
    def __str__(self): return "str é"
    def __repr__(self): return "repr é"
    def __format__(self, spec): return f"<{spec}>"
c = C()
print(f"{c} {c!s} {c!r} {c!a} {c:spec} {c!s:>8} {c!r:.4}")
for source in ("f'{1!x}'", "f'{1!}'", "f'{1! r}'", "f'{1!rr}'", "f'{!r}'"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: <> str é repr é repr \xe9 <spec>    str é repr
# expect: f'{1!x}' | f-string: invalid conversion character 'x': expected 's', 'r', or 'a'
# expect: f'{1!}' | f-string: missing conversion character
# expect: f'{1! r}' | f-string: conversion type must come right after the exclamation mark
# expect: f'{1!rr}' | f-string: invalid conversion character 'rr': expected 's', 'r', or 'a'
# expect: f'{!r}' | f-string: valid expression required before '!'
