# Ranges: a masked product cannot overflow, so it needs no check; the plain sum does.
def run(n):
    total = 0
    for i in range(n):
        total += (i & 15) * 100
    return total


print(run(50))
# body has: AND_INT MUL_WRAP ADD_INT
# body lacks: MUL_INT
