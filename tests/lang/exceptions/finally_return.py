# finally runs on return, break and continue; its own return wins.
def run(n):
    log = []
    for i in range(n):
        try:
            if i % 3 == 0:
                continue
            if i == 50:
                break
            log.append(i)
        finally:
            log.append(-i)
    return len(log), sum(log), i
def over():
    try:
        raise ValueError
    finally:
        return "swallowed"
def order():
    out = []
    def f():
        try:
            return out.append("body")
        finally:
            out.append("finally")
    f()
    return out
print(run(60), order())
# expect: (84, -458, 50) ['body', 'finally']
