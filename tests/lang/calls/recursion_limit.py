# Endless recursion raises RecursionError, which can be caught again and again.
def endless(n):
    return endless(n + 1)
for _ in range(3):
    try:
        endless(0)
    except RecursionError as e:
        print(type(e).__name__, str(e)[:32])
# expect: RecursionError maximum recursion depth exceeded
# expect: RecursionError maximum recursion depth exceeded
# expect: RecursionError maximum recursion depth exceeded
