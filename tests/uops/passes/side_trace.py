# A side trace inherits what its exit holds in registers and goes on in the body of the loop.
def run(n):
    total = 0
    for i in range(n):
        if i & 1:
            total += 3
        else:
            total -= 1
    return total


print(run(300))
# trace has: INHERIT HAND_OVER LINK_LOOP
