# None, then an object, then None again, carried around the loop.
def run(n):
    last = None
    hits = 0
    for i in range(n):
        if last is None:
            if i % 7 == 6:
                last = [i]
        else:
            hits += last[0]
            if i % 5 == 0:
                last = None
    return hits, last
print(run(100), run(103))
# expect: (2169, [97]) (2266, None)
