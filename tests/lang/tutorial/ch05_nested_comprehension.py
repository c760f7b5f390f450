# A matrix transposed by nested comprehensions and by zip.
m = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]
print([[r[i] for r in m] for i in range(4)], list(zip(*m)))
print([(x, y) for x in [1, 2, 3] for y in [3, 1, 4] if x != y], [n for e in m for n in e][:5])
for source in ("[x, x**2 for x in range(6)]", "[x for x in]", "[for x in y]", "[x if y for x in z]", "{a: b, c for a in b}", "[x for x in y if]", "[x for 1 in y]", "(x for x in y z)"):
    try:
        compile(source, "<s>", "eval")
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: [[1, 5, 9], [2, 6, 10], [3, 7, 11], [4, 8, 12]] [(1, 5, 9), (2, 6, 10), (3, 7, 11), (4, 8, 12)]
# expect: [(1, 3), (1, 4), (2, 3), (2, 1), (2, 4), (3, 1), (3, 4)] [1, 2, 3, 4, 5]
# expect: [x, x**2 for x in range(6)] | did you forget parentheses around the comprehension target?
# expect: [x for x in] | invalid syntax
# expect: [for x in y] | invalid syntax
# expect: [x if y for x in z] | expected 'else' after 'if' expression
# expect: {a: b, c for a in b} | ':' expected after dictionary key
# expect: [x for x in y if] | invalid syntax
# expect: [x for 1 in y] | cannot assign to literal
# expect: (x for x in y z) | invalid syntax
