# Folding: the constants meet in the trace, and only their result is added.
def run(n):
    total = 0
    for i in range(n):
        two = 2
        total += two * 3 + 1
    return total


print(run(50))
# body has: ADD_INT
# body lacks: MUL_INT MUL_WRAP
