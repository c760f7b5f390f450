# An int grows from a small to a big one at the end of a hot loop.
def grow(n):
    x = 1
    for _ in range(n):
        x = x * 3 + 1
    return x
for n in (20, 30, 31, 32, 40, 60, 90):
    print(n, grow(n))
# expect: 20 5230176601
# expect: 30 308836698141973
# expect: 31 926510094425920
# expect: 32 2779530283277761
# expect: 40 18236498188585393201
# expect: 60 63586737412824305271441649801
# expect: 90 13091945352131568638837096219215091010062173
