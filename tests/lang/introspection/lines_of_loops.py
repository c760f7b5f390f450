# Each line of a loop with jumps keeps its place in the table of lines.
def lines(function):
    found = []
    for start, end, line in function.__code__.co_lines():
        line = line and line - function.__code__.co_firstlineno
        if not found or found[-1] != line: found.append(line)
    return found
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
# expect: [0, 1, 2, 3, 4, 5, 8, 7]
