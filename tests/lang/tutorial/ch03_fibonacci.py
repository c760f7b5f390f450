# The first program: multiple assignment and a while loop.
a, b = 0, 1
while a < 1000:
    print(a, end=',')
    a, b = b, a + b
print()
i = 256 * 256
print('The value of i is', i)
# expect: 0,1,1,2,3,5,8,13,21,34,55,89,144,233,377,610,987,
# expect: The value of i is 65536
