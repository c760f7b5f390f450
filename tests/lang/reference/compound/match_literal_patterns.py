# Literal patterns compare by equality, the singletons by identity.
def f(x):
    match x:
        case 0: return "zero"
        case -1.5: return "minus"
        case 1 + 2j: return "complex"
        case "a" "b": return "text"
        case b"x": return "bytes"
        case None: return "None"
        case True: return "True"
        case False: return "False"
        case _: return "other"
print([f(x) for x in (0, 0.0, False, -1.5, 1 + 2j, "ab", b"x", None, True, 1, [])])
for source in ("case 1 + 2: 0", "case -x: 0", "case +1: 0", "case f'a': 0", "case 1 - 2j: 0", "case 1j + 1: 0", "case -1 - -2j: 0", "case (1): 0", "case x.y.z: 0", "case x(): 0", "case 1 | x: 0", "case x | 1: 0", "case t'a': 0", "case ...: 0", "case (x): 0"):
    try:
        compile("match v:\n " + source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: ['zero', 'zero', 'zero', 'minus', 'complex', 'text', 'bytes', 'None', 'True', 'other', 'other']
# expect: case 1 + 2: 0 | imaginary number required in complex literal
# expect: case -x: 0 | invalid syntax
# expect: case +1: 0 | invalid syntax
# expect: case f'a': 0 | patterns may only match literals and attribute lookups
# expect: ok case 1 - 2j: 0
# expect: case 1j + 1: 0 | real number required in complex literal
# expect: case -1 - -2j: 0 | invalid syntax
# expect: ok case (1): 0
# expect: ok case x.y.z: 0
# expect: ok case x(): 0
# expect: case 1 | x: 0 | alternative patterns bind different names
# expect: case x | 1: 0 | name capture 'x' makes remaining patterns unreachable
# expect: case t'a': 0 | patterns may only match literals and attribute lookups
# expect: case ...: 0 | invalid syntax
# expect: ok case (x): 0
