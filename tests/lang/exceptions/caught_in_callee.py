# The callee catches; the caller's loop never sees the exception.
def safe(x):
    try:
        return 100 // x
    except ZeroDivisionError:
        return -1
print(sum(safe(i % 4) for i in range(60)))
def nested(x):
    try:
        try:
            return [1, 2][x]
        except KeyError:
            return "never"
    except IndexError as e:
        return str(e)
for i in range(60):
    r = nested(i % 3)
print(r, nested(0))
# expect: 2730
# expect: list index out of range 1
