# t-strings do not mix with others, and have the faults of f-strings.
for source in ["t'a' 'b'", "t'a' f'b'", "t'{'", "t'{}'", "t'{a!x}'", "t'a' b'b'", "'a' t'b'", "t'}'", "bt'a'", "t'{a b}'"]:
    try:
        compile(source, "s", "eval")
        print(source, "ok")
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: t'a' 'b' | cannot mix t-string literals with string or bytes literals
# expect: t'a' f'b' | cannot mix t-string literals with string or bytes literals
# expect: t'{' | t-string: expecting '}'
# expect: t'{}' | t-string: valid expression required before '}'
# expect: t'{a!x}' | t-string: invalid conversion character 'x': expected 's', 'r', or 'a'
# expect: t'a' b'b' | cannot mix t-string literals with string or bytes literals
# expect: 'a' t'b' | cannot mix t-string literals with string or bytes literals
# expect: t'}' | t-string: single '}' is not allowed
# expect: bt'a' | 'b' and 't' prefixes are incompatible
# expect: t'{a b}' | invalid syntax. Perhaps you forgot a comma?
