# co_lines and co_positions cover the function's lines in order.
def f(x):
    if x:
        return x + 1
    return [
        x,
    ]
first = f.__code__.co_firstlineno
print(sorted({line - first for _, _, line in f.__code__.co_lines() if line}))
print(sorted({(a - first, b - first) for a, b, c, d in f.__code__.co_positions() if a}))
print(all(len(p) == 4 for p in f.__code__.co_positions()), len(list(f.__code__.co_positions())) * 2 == len(f.__code__.co_code))
# expect: [0, 1, 2, 3, 4]
# expect: [(0, 0), (1, 1), (2, 2), (3, 5), (4, 4)]
# expect: True True
