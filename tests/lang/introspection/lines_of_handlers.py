# Handlers stand at the end of the code; each line keeps its place in the table of lines.
def f(a):
    try:
        a()
    except ValueError as e:
        print(e)
    else:
        return a
    return 1
def lines(function):
    found = []
    for start, end, line in function.__code__.co_lines():
        line = line and line - function.__code__.co_firstlineno
        if not found or found[-1] != line: found.append(line)
    return found
print(lines(f))
def g(n):
    while n:
        n -= 1
        if n == 3:
            continue
        if n == 1: break
    else:
        return None
    return n
print(lines(g))
# expect: [0, 1, 2, 6, None, 3, 4, 7, None, 3, None]
# expect: [0, 1, 2, 3, 4, 5, 8, 7]
