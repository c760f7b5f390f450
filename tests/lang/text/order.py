def f(a, b):
    return a < b, a <= b, a > b, a >= b, a == b, a != b
for i in range(6): print(f('x', 'abc'), f('abc','x'), f('abc','abc'))
# expect: (False, False, True, True, False, True) (True, True, False, False, False, True) (False, True, False, True, True, False)
# expect: (False, False, True, True, False, True) (True, True, False, False, False, True) (False, True, False, True, True, False)
# expect: (False, False, True, True, False, True) (True, True, False, False, False, True) (False, True, False, True, True, False)
# expect: (False, False, True, True, False, True) (True, True, False, False, False, True) (False, True, False, True, True, False)
# expect: (False, False, True, True, False, True) (True, True, False, False, False, True) (False, True, False, True, True, False)
# expect: (False, False, True, True, False, True) (True, True, False, False, False, True) (False, True, False, True, True, False)
