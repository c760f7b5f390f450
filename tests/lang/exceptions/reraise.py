# A bare raise passes the exception on, with its arguments.
def f(i):
    try:
        if i % 2:
            raise ValueError("odd", i)
        raise KeyError("even", i)
    except LookupError:
        raise
    except ValueError as e:
        e.note = "seen"
        raise
seen = []
for i in range(60):
    try:
        f(i)
    except Exception as e:
        seen.append((type(e).__name__, e.args[1], getattr(e, "note", None)))
print(len(seen), seen[:2], seen[-1])
try:
    raise
except RuntimeError as e:
    print(e)
# expect: 60 [('KeyError', 0, None), ('ValueError', 1, 'seen')] ('ValueError', 59, 'seen')
# expect: No active exception to reraise
