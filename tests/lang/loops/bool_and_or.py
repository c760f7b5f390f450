# and, or, not give operands, not bools; they also steer loops.
def run(n):
    out = []
    for i in range(n):
        a = i % 3 and "x"
        b = i % 4 or []
        c = not i % 5
        out.append(a or b or c)
        if (i > 50 and c) or (not a and b):
            out.append(-1)
    return out
r = run(60)
print(len(r), r[:12], r[-6:])
# expect: 76 [True, 'x', 'x', 3, -1, 'x', 'x', 2, -1, 'x', 'x', 1] [-1, 'x', 1, -1, 'x', 'x']
