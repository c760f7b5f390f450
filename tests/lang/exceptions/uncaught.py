# An uncaught exception ends the program with its message, after what was printed before.
def f(n):
    if n == 50:
        raise ValueError(f"stopped at {n}")
    return n
print("before")
total = 0
for i in range(60):
    total += f(i)
print("never")
# expect: before
# raises: ValueError: stopped at 50
