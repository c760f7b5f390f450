# yield in arguments, conditions, subscripts and assignments; not in comprehensions or classes.
def f():
    print((yield 1) + (yield 2), [(yield 3)][0], {"k": (yield 4)}, (yield 5) if (yield 6) else 0)
    a = b = yield 7
    a += yield 8
    return a
g = f(); v = next(g); out = [v]
try:
    while True: v = g.send(v * 10); out.append(v)
except StopIteration as s: print(out, s.value)
for source in ["[(yield x) for x in y]", "class C: yield 1", "yield", "def f(x=(yield)): pass", "lambda: (yield)", "def f(): [(yield) for i in range(3)]", "async def f(): yield from x"]:
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: 30 30 {'k': 40} 50
# expect: [1, 2, 3, 4, 6, 5, 7, 8] 150
# expect: 'yield' inside list comprehension
# expect: 'yield' outside function
# expect: 'yield' outside function
# expect: 'yield' outside function
# expect: ok
# expect: 'yield' inside list comprehension
# expect: 'yield from' inside async function
