# Locals written before an exception in the loop keep their values.
def run(n):
    a = b = 0
    for i in range(n):
        try:
            a = i
            b = 10 // (i % 6)
            a = -i
        except ZeroDivisionError:
            b += a
    return a, b
print(run(60), run(61), run(62))
# expect: (-59, 2) (60, 62) (-61, 10)
