# The accumulator changes from int to float to str in the middle of a loop.
def run(n):
    x = 0
    for i in range(n):
        if i == 40:
            x = x + 0.5
        if i == 60:
            x = str(x)
        if i < 60:
            x += i
        else:
            x += str(i % 10)
    return x
print(run(30), run(50), run(90))
# expect: 435 1225.5 1770.5012345678901234567890123456789
