# An exception on its way is lost when finally returns, breaks or continues.
import warnings; warnings.simplefilter("ignore")
exec("""
def f():
    try: 1 / 0
    finally: return "swallowed"
def g():
    for i in range(3):
        try: raise KeyError
        finally: break
    return i
def h():
    n = 0
    for i in range(40):
        try: raise KeyError
        finally:
            n += 1
            continue
    return n
""")
print(f(), g(), h())
# expect: swallowed 0 40
