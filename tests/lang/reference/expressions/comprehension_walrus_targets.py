# A walrus in a comprehension binds outside; it may not name the loop variable.
total = 0
print([total := total + v for v in range(5)], total)
def f():
    if any((hit := n) > 3 for n in [1, 5, 7]): return hit
print(f())
for source in ["[x := 0 for x in y]", "[[(x := 1) for y in z] for x in w]", "[0 for x in (y := [1])]", "class C: a = [(b := i) for i in []]"]:
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: [0, 1, 3, 6, 10] 10
# expect: 5
# expect: assignment expression cannot rebind comprehension iteration variable 'x'
# expect: assignment expression cannot rebind comprehension iteration variable 'x'
# expect: assignment expression cannot be used in a comprehension iterable expression
# expect: assignment expression within a comprehension cannot be used in a class body
