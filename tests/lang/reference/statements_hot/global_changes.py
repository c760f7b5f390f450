# A global that is read in a loop and changed by a function now and then.
step = 1
def change(i):
    global step
    if i % 30 == 0: step = step * 2 if step < 8 else "x"
def run():
    out = []
    n = 0
    for i in range(1, 150):
        change(i)
        if isinstance(step, str): out.append(i); globals()["step"] = 1
        n += step
    return n, out
print(run(), step)
# expect: (479, [120]) 1
