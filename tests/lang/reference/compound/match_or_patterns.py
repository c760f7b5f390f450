# Alternatives must bind the same names, and an irrefutable one comes last.
def f(v):
    match v:
        case 1 | 2 | 3: return "small"
        case [x, 0] | [0, x]: return x
        case ("a" | "b") as c: return c
        case {"k": (int() | None) as n}: return "k", n
print([f(v) for v in (2, [5, 0], [0, 6], "b", {"k": None}, {"k": "s"})])
for source in ("a | b", "[a] | [b]", "1 | a | 2", "_ | 1", "(a | 1)", "1 | _", "[a, a]", "a as a", "1 as a | 2 as a", "(1 as a) | (2 as a)", "_ as x", "x as _", "1 as x.y", "{'a': x} | [x]"):
    try:
        compile(f"match v:\n case {source}: 0\n case _: 0" if source not in ("1 | _",) else f"match v:\n case {source}: 0", "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: ['small', 5, 6, 'b', ('k', None), None]
# expect: a | b | name capture 'a' makes remaining patterns unreachable
# expect: [a] | [b] | alternative patterns bind different names
# expect: 1 | a | 2 | name capture 'a' makes remaining patterns unreachable
# expect: _ | 1 | wildcard makes remaining patterns unreachable
# expect: (a | 1) | name capture 'a' makes remaining patterns unreachable
# expect: ok 1 | _
# expect: [a, a] | multiple assignments to name 'a' in pattern
# expect: a as a | name capture 'a' makes remaining patterns unreachable
# expect: 1 as a | 2 as a | invalid syntax
# expect: ok (1 as a) | (2 as a)
# expect: _ as x | wildcard makes remaining patterns unreachable
# expect: x as _ | cannot use '_' as a target
# expect: 1 as x.y | cannot use attribute as pattern target
# expect: ok {'a': x} | [x]
