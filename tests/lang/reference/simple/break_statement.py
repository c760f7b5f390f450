# break leaves the nearest loop and skips its else; the loop variable keeps its value.
for i in range(10):
    for j in range(10):
        if j == 3: break
    else: print("never")
    if i == 2: break
else: print("never")
print(i, j)
n = 0
while True:
    n += 1
    if n > 50: break
print(n)
for k in range(3):
    try: break
    finally: print("finally", k)
for source in ("break", "if 1: break", "def f(): break", "while 1:\n def f(): break", "class C: break", "for x in y: pass\nelse: break", "with a: break"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: 2 3
# expect: 51
# expect: finally 0
# expect: 'break' outside loop
# expect: 'break' outside loop
# expect: 'break' outside loop
# expect: 'break' outside loop
# expect: 'break' outside loop
# expect: 'break' outside loop
# expect: 'break' outside loop
