# Targets that augmented assignment does not take.
for source in ("(a, b) += 1", "[a] += 1", "a + b += 1", "f() += 1", "a = b += 1", "*a += 1", "None += 1", "(x) += 1", "a.b += 1", "a[0] += 1", "'s' += 1", "x if y else z += 1", "__debug__ += 1", "a += yield", "a += *b"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: (a, b) += 1 | 'tuple' is an illegal expression for augmented assignment
# expect: [a] += 1 | 'list' is an illegal expression for augmented assignment
# expect: a + b += 1 | 'expression' is an illegal expression for augmented assignment
# expect: f() += 1 | 'function call' is an illegal expression for augmented assignment
# expect: a = b += 1 | invalid syntax
# expect: *a += 1 | 'starred' is an illegal expression for augmented assignment
# expect: None += 1 | 'None' is an illegal expression for augmented assignment
# expect: ok (x) += 1
# expect: ok a.b += 1
# expect: ok a[0] += 1
# expect: 's' += 1 | 'literal' is an illegal expression for augmented assignment
# expect: x if y else z += 1 | 'conditional expression' is an illegal expression for augmented assignment
# expect: __debug__ += 1 | cannot assign to __debug__
# expect: a += yield | 'yield' outside function
# expect: a += *b | can't use starred expression here
