# Faults in f-strings have messages of their own.
for source in ["f'{'", "f'}'", "f'{}'", "f'{a b}'", "f'{!r}'", "f'{a!x}'", "f'{a!}'", "f'{a!r x}'", "f'{a:{b:{c:{d}}}}'", "f'{lambda x: 1}'",
               "f'{a = !}'", "f'{*}'", "f'{a[}'", "f'{a)}'", "f'{a'", "f'{:x}'", "f'{=}'", "f'{yield}'", "f'{#}'", "f'{a $ b}'", "f'{a!r:}' b''",
               "f'{a! r}'", "f'{1:d'", "f'{del}'", "f'{a:{}}'", "f'{\n}'"]:
    try:
        compile(source, "s", "eval")
        print(ascii(source), "ok")
    except SyntaxError as e:
        print(ascii(source), "|", e.msg)
# expect: "f'{'" | f-string: expecting '}'
# expect: "f'}'" | f-string: single '}' is not allowed
# expect: "f'{}'" | f-string: valid expression required before '}'
# expect: "f'{a b}'" | invalid syntax. Perhaps you forgot a comma?
# expect: "f'{!r}'" | f-string: valid expression required before '!'
# expect: "f'{a!x}'" | f-string: invalid conversion character 'x': expected 's', 'r', or 'a'
# expect: "f'{a!}'" | f-string: missing conversion character
# expect: "f'{a!r x}'" | f-string: expecting ':' or '}'
# expect: "f'{a:{b:{c:{d}}}}'" | f-string: expressions nested too deeply
# expect: "f'{lambda x: 1}'" | f-string: lambda expressions are not allowed without parentheses
# expect: "f'{a = !}'" | f-string: missing conversion character
# expect: "f'{*}'" | f-string: expecting a valid expression after '{'
# expect: "f'{a[}'" | closing parenthesis '}' does not match opening parenthesis '['
# expect: "f'{a)}'" | f-string: unmatched ')'
# expect: "f'{a'" | f-string: expecting '}'
# expect: "f'{:x}'" | f-string: valid expression required before ':'
# expect: "f'{=}'" | f-string: valid expression required before '='
# expect: "f'{yield}'" | 'yield' outside function
# expect: "f'{#}'" | '{' was never closed
# expect: "f'{a $ b}'" | f-string: expecting '=', or '!', or ':', or '}'
# expect: "f'{a!r:}' b''" | cannot mix bytes and nonbytes literals
# expect: "f'{a! r}'" | f-string: conversion type must come right after the exclamation mark
# expect: "f'{1:d'" | f-string: expecting '}', or format specs
# expect: "f'{del}'" | f-string: expecting a valid expression after '{'
# expect: "f'{a:{}}'" | f-string: valid expression required before '}'
# expect: "f'{\n}'" | f-string: valid expression required before '}'
