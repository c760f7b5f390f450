# The variable of a comprehension does not leak or clash; closures in it share it.
i = "outer"
xs = [i for i in range(3)]
fs = [lambda: i for i in range(3)]
print(i, xs, [f() for f in fs])
def f(n):
    i = 5
    ys = [i + n for i in range(n)]
    return i, ys
for n in range(60): r = f(n % 4)
print(r)
try: [1 / k for k in (2, 1, 0)]
except ZeroDivisionError as e: print(e)
try: [undefined_thing for _ in range(2)]
except NameError as e: print(e)
# expect: outer [0, 1, 2] [2, 2, 2]
# expect: (5, [3, 4, 5])
# expect: division by zero
# expect: name 'undefined_thing' is not defined
