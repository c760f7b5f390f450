# An exception leaves frames until a handler fits; finally clauses run on the way.
log = []
def a(n):
    try:
        if n == 0: raise LookupError("deep")
        a(n - 1)
    except ZeroDivisionError: log.append("wrong")
    finally: log.append(n)
for _ in range(15):
    log.clear()
    try: a(3)
    except LookupError as e: log.append(str(e))
print(log)
# expect: [0, 1, 2, 3, 'deep']
