# A star takes the middle, the end or the beginning.
def f(x):
    match x:
        case []: return "empty"
        case [1, *_, 9]: return "1..9"
        case [a]: return ("one", a)
        case [*init, "end"]: return init
        case (first, second, *rest): return first, second, rest
for x in ([], [1, 9], [1, 5, 9], [7], ["x", "y", "end"], [1, 2], (1, 2, 3, 4)): print(f(x))
for source in ("[*a, *b]", "[*a.b]", "*a", "*a, b", "[*_]", "(*a)", "{*a}", "*_, *_", "[*1]"):
    try:
        compile(f"match v:\n case {source}: 0", "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: empty
# expect: 1..9
# expect: 1..9
# expect: ('one', 7)
# expect: ['x', 'y']
# expect: (1, 2, [])
# expect: (1, 2, [3, 4])
# expect: [*a, *b] | multiple starred names in sequence pattern
# expect: [*a.b] | invalid syntax
# expect: *a | invalid syntax
# expect: ok *a, b
# expect: ok [*_]
# expect: (*a) | invalid syntax
# expect: {*a} | invalid syntax
# expect: *_, *_ | multiple starred names in sequence pattern
# expect: [*1] | invalid syntax
