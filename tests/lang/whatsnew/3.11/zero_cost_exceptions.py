# Handlers cost nothing when nothing is raised, and nest as before.
def f(x):
    try:
        try: return 10 // x
        finally: log.append(x)
    except ZeroDivisionError:
        try: raise KeyError
        except KeyError: return -1
        finally: log.append("inner")
log = []; print([f(i % 3) for i in range(60)][-3:], len(log), f.__code__.co_exceptiontable != b"")
# expect: [-1, 10, 5] 80 True
