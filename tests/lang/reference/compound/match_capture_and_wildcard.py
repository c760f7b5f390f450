# A name captures anything, _ captures nothing.
def f(x):
    match x:
        case [a, _]: return a
        case y: return y
print(f([1, 2]), f("s"), f(None))
match 5:
    case _: pass
print("_" in globals())
match 1, 2:
    case a, b: print(a + b)
match [1], :
    case [x],: print(x)
for source in ("match x:\n case a: pass\n case b: pass", "match x:\n case _: pass\n case 1: pass", "match x:\n case a | b: pass", "match x:\n case [a, a]: pass", "match x:\n case a | 1: pass", "match x:\n case 1 as _: pass", "match x:\n case (a as b) as b: pass", "match x:\n case [*a, *b]: pass", "match x:\n case {**_}: pass", "match x:\n case {**a, 'k': b}: pass", "match x:\n case A(b=1, 2): pass", "match x:\n case A(b=1, b=2): pass", "match x:\n case {'a': 1, 'a': 2}: pass", "match x:\n case [a] | [b]: pass", "match x:\n case a.b.c: pass", "match x:\n case 1 + 1: pass", "match x:\n case f'a': pass", "match x:\n case -a: pass", "match x:\n case a(): pass\n x", "match x:\n pass", "match x:\n case {a: 1}: pass", "match x:\n case (): pass"):
    try: compile(source, "s", "exec"); print(source.split("\n ")[1], "ok")
    except SyntaxError as e: print(source.split("\n ")[1], "|", type(e).__name__, e.msg)
# expect: 1 s None
# expect: False
# expect: 3
# expect: 1
# expect: case a: pass | SyntaxError name capture 'a' makes remaining patterns unreachable
# expect: case _: pass | SyntaxError wildcard makes remaining patterns unreachable
# expect: case a | b: pass | SyntaxError name capture 'a' makes remaining patterns unreachable
# expect: case [a, a]: pass | SyntaxError multiple assignments to name 'a' in pattern
# expect: case a | 1: pass | SyntaxError name capture 'a' makes remaining patterns unreachable
# expect: case 1 as _: pass | SyntaxError cannot use '_' as a target
# expect: case (a as b) as b: pass | SyntaxError multiple assignments to name 'b' in pattern
# expect: case [*a, *b]: pass | SyntaxError multiple starred names in sequence pattern
# expect: case {**_}: pass | SyntaxError invalid syntax
# expect: case {**a, 'k': b}: pass | SyntaxError invalid syntax
# expect: case A(b=1, 2): pass | SyntaxError positional patterns follow keyword patterns
# expect: case A(b=1, b=2): pass | SyntaxError attribute name repeated in class pattern: b
# expect: case {'a': 1, 'a': 2}: pass | SyntaxError mapping pattern checks duplicate key ('a')
# expect: case [a] | [b]: pass | SyntaxError alternative patterns bind different names
# expect: case a.b.c: pass ok
# expect: case 1 + 1: pass | SyntaxError imaginary number required in complex literal
# expect: case f'a': pass | SyntaxError patterns may only match literals and attribute lookups
# expect: case -a: pass | SyntaxError invalid syntax
# expect: case a(): pass | SyntaxError invalid syntax
# expect: pass | SyntaxError invalid syntax
# expect: case {a: 1}: pass | SyntaxError invalid syntax
# expect: case (): pass ok
