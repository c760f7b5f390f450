# What is raised and is no exception ends with the `raise`: the recorder looks at it no more (sure only under asan).
def f(n):
    a = b = c = 0
    for i in range(n):
        try:
            raise (IndexError, KeyError, i)
        except TypeError as e:
            a += len(str(e))
        try:
            raise [i]
        except TypeError as e:
            b += 1
        try:
            raise type("Odd", (Exception,), {"__new__": lambda c: i})
        except TypeError as e:
            c += 1
    return a, b, c
print(f(300))
# expect: (12300, 300, 300)
