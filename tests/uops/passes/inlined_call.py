# Inlining: no frame is made; the exits know how to rebuild it.
def double(x):
    return x + x


def run(n):
    total = 0
    for i in range(n):
        total += double(i)
    return total


print(run(50))
# body has: ADD_INT
# body lacks: STACK_ROOM PUSH_FRAME GUARD_VALUE GUARD_FUNCTION_CODE
