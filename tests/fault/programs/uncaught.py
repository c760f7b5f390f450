# Ends with a traceback.
def f(n):
    if n == 0:
        raise ValueError("end")
    f(n - 1)


print("start")
f(3)
