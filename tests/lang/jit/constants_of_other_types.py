"""A local that is a text in one round and a number in the next: what is folded behind a guard that always leaves."""


def states(n):
    state = 0
    seen = 0
    rounds = 0
    while rounds < n:
        rounds += 1
        k = 0
        while True:
            k += 1
            if k > rounds % 7:
                break
            if state == "a" or state == 0:
                state = "b"
                seen += 1
                continue
            if state is None:
                state = "a"
            elif k & 1:
                state = 0
                seen ^= k
            else:
                seen += 2
    return seen, state


print(states(34), states(3000))
# expect: (29, 'b') (2575, 'b')
