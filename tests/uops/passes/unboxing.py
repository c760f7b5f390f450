# Unboxing and peeling: the sum stays a double in a register; no box is made in the loop.
def run(n):
    total = 0.5
    for i in range(n):
        total = total * 0.5 + i
    return total


print(run(50))
# body has: MUL_FLOAT INT_TO_FLOAT ADD_FLOAT
# body lacks: BOX_FLOAT BOX_INT UNBOX_FLOAT GUARD_FLOAT
