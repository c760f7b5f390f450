# continue goes on with the next round, running finally and with exits on the way.
out = []
class W:
    def __enter__(self): return self
    def __exit__(self, *a): out.append("exit")
for i in range(5):
    if i % 2: continue
    try:
        if i == 2: continue
        out.append(i)
    finally: out.append(f"f{i}")
    with W():
        if i == 0: continue
        out.append("in")
print(out)
n = t = 0
while n < 100:
    n += 1
    if n % 3: continue
    t += n
print(t)
for source in ("continue", "def f(): continue", "for x in y:\n class C: continue", "while 1:\n lambda: continue"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: [0, 'f0', 'exit', 'f2', 4, 'f4', 'in', 'exit']
# expect: 1683
# expect: 'continue' not properly in loop
# expect: 'continue' not properly in loop
# expect: 'continue' not properly in loop
# expect: invalid syntax
