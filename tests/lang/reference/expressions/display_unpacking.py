# Stars in displays, with all iterables and mappings.
print([*range(2), *"ab", *{1: 2}], {*[1, 1], 2}, (*[],), (*(1,), 2))
print({**{"a": 1}, "a": 2, **{"b": 3}}, {"a": 1, **{"a": 9}})
for use in (lambda: [*5], lambda: {**[1]}, lambda: {*None}, lambda: {**{[]: 1}} if 0 else {**5}):
    try:
        use()
    except TypeError as e:
        print(e)
for source in ("*a", "(*a)", "x = *a", "[**a]", "{*a, **b}", "{**a, *b}", "{**a: 1}", "print(*a for a in b)"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: [0, 1, 'a', 'b', 1] {1, 2} () (1, 2)
# expect: {'a': 2, 'b': 3} {'a': 9}
# expect: Value after * must be an iterable, not int
# expect: 'list' object is not a mapping
# expect: 'NoneType' object is not iterable
# expect: 'int' object is not a mapping
# expect: *a | can't use starred expression here
# expect: (*a) | cannot use starred expression here
# expect: x = *a | can't use starred expression here
# expect: [**a] | invalid syntax
# expect: {*a, **b} | invalid syntax
# expect: {**a, *b} | invalid syntax
# expect: {**a: 1} | invalid syntax
# expect: print(*a for a in b) | iterable unpacking cannot be used in comprehension
