# Doubled braces are braces; a single closing one is refused.
print(f"{{}} {{{1}}} {{{{{2}}}}} {'{'} {'}'}")
print(f"{ {1: 2}[1] } { {3} }")
for source in ("f'}'", "f'{}'", "f'{ }'", "f'{{}'", "f'{1}}'"):
    try:
        eval(source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: {} {1} {{2}} { }
# expect: 2 {3}
# expect: f'}' | f-string: single '}' is not allowed
# expect: f'{}' | f-string: valid expression required before '}'
# expect: f'{ }' | f-string: valid expression required before '}'
# expect: f'{{}' | f-string: single '}' is not allowed
# expect: f'{1}}' | f-string: single '}' is not allowed
