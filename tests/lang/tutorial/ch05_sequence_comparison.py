# Sequences compare item by item, the shorter first.
print((1, 2, 3) < (1, 2, 4), [1, 2, 3] < [1, 2, 4], "ABC" < "C" < "Pascal" < "Python", (1, 2) < (1, 2, -1), (1, 2, ("aa", "ab")) < (1, 2, ("abc", "a"), 4))
try:
    (1, "a") < (1, 2)
except TypeError as e:
    print(e)
try:
    [1] < (1,)
except TypeError as e:
    print(e)
# expect: True True True True True
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'list' and 'tuple'
