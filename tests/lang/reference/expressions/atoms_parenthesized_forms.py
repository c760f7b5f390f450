# Parentheses alone make no tuple; the comma does.
print(type((1)), type((1,)), type(()), (1, 2) == 1, 2)
x = 1,
print(x, len(((),)), ((((3))))), type((yield_ := 4))
# expect: <class 'int'> <class 'tuple'> <class 'tuple'> False 2
# expect: (1,) 1 3
