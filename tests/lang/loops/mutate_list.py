# A list that grows and shrinks while it is iterated.
def grow(limit):
    xs = [1]
    for x in xs:
        if len(xs) < limit:
            xs.append(x + 1)
    return sum(xs), len(xs)
def shrink(n):
    xs = list(range(n))
    seen = []
    for x in xs:
        seen.append(x)
        if x % 3 == 0:
            xs.remove(x)
    return len(seen), len(xs), seen[-1]
print(grow(90), shrink(90))
# expect: (4095, 90) (60, 60, 89)
