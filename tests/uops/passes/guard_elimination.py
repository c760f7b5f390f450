# Guard elimination: the type and shape of p are checked once, before the loop.
class P:
    def __init__(self):
        self.x = 3


def run(n):
    p = P()
    total = 0
    for i in range(n):
        total += p.x * p.x
    return total


print(run(50))
# body has: ADD_INT
# body lacks: GUARD_SHAPE GUARD_PRESENT GUARD_INT LOAD_SLOT MUL_INT
