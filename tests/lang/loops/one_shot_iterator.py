# An iterator used by two loops goes on where the first left off.
it = iter(range(100))
a = 0
for x in it:
    a += x
    if x == 30:
        break
b = 0
for x in it:
    b += x
print(a, b, next(it, "end"))
# expect: 465 4485 end
