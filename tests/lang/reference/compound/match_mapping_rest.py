# Mapping patterns look up keys with get(), and ** takes the rest.
import collections
def f(x):
    match x:
        case {"a": 1, **rest}: return rest
        case {"b": [x, y], "c": str(z)}: return x, y, z
        case {1: _, None: n}: return n
        case {}: return "any mapping"
        case _: return "none"
print(f({"a": 1, "q": 2}), f({"b": (1, 2), "c": "s"}), f({1: 2, None: 3}), f({}), f([]))
d = collections.defaultdict(list)
match d:
    case {"missing": x}: print("made")
    case _: print("not made", dict(d))
for source in ("{'a': 1, 'a': 2}", "{x: 1}", "{x.y: 1}", "{**a, 'b': 1}", "{**_}", "{**a, **b}", "{-1: a}", "{1 + 1j: a}", "{f'a': 1}", "{'a'}", "{None: a, None: b}"):
    try:
        compile(f"match v:\n case {source}: 0", "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: {'q': 2} (1, 2, 's') 3 any mapping none
# expect: not made {}
# expect: {'a': 1, 'a': 2} | mapping pattern checks duplicate key ('a')
# expect: {x: 1} | invalid syntax
# expect: ok {x.y: 1}
# expect: {**a, 'b': 1} | invalid syntax
# expect: {**_} | invalid syntax
# expect: {**a, **b} | invalid syntax
# expect: ok {-1: a}
# expect: ok {1 + 1j: a}
# expect: {f'a': 1} | mapping pattern keys may only match literals and attribute lookups
# expect: {'a'} | invalid syntax
# expect: {None: a, None: b} | mapping pattern checks duplicate key (None)
