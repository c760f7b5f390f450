# pow with a modulus.
print(pow(3, 200, 13), pow(2, -1, 7), pow(-3, 3, 7), pow(3, 3, -7), pow(5, 0, 1), pow(2, 10**20, 10**9 + 7), pow(7, 3, 10), pow(0, 0, 5))
for a in ((2, 3, 0), (2, -1, 4), (2.0, 3, 4), (2, 3, 4.0), ("a", 1, 2), (0, -1, 5)):
    try: print(pow(*a))
    except (ValueError, TypeError) as e: print(a, e)
t = 0
for i in range(60): t += pow(i, 3, 1000003) + pow(2, i) % 7
print(t)
# expect: 9 4 1 -1 0 855473248 3 1
# expect: (2, 3, 0) pow() 3rd argument cannot be 0
# expect: (2, -1, 4) base is not invertible for the given modulus
# expect: (2.0, 3, 4) pow() 3rd argument not allowed unless all arguments are integers
# expect: (2, 3, 4.0) pow() 3rd argument not allowed unless all arguments are integers
# expect: ('a', 1, 2) unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
# expect: (0, -1, 5) base is not invertible for the given modulus
# expect: 3133040
