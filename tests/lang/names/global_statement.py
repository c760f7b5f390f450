# global writes the module's variable from a function in a hot loop.
count = 0
def tick(n):
    global count, fresh
    count += n
    fresh = n
for i in range(60):
    tick(i)
print(count, fresh)
# expect: 1770 59
