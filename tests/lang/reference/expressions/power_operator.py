# ** binds from the right, tighter than a sign on its left, less than one on its right.
print(2**3**2, -2**2, 2**-1, (-2)**2, 2**-2**2, -2**-2, 0**0, 0.0**0)
print((-8)**(1/3), 2**0.5, 4**-0.5, 10**20, 2**100, (-1)**101, 1**10**10, True**2, 2j**2)
for bad in ("0**-1", "0.0**-1", "'a'**2", "10.0**400", "None**1", "0j**-1", "(-0.0)**-3"):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
t = 0
for i in range(60): t += i**2 + 2**i % 7 + (i * 0.5)**2
print(t)
# expect: 512 -4 0.5 4 0.0625 -0.25 1 1.0
# expect: (1.0000000000000002+1.7320508075688772j) 1.4142135623730951 0.5 100000000000000000000 1267650600228229401496703205376 -1 1 1 (-4+0j)
# expect: 0**-1 ZeroDivisionError zero to a negative power
# expect: 0.0**-1 ZeroDivisionError zero to a negative power
# expect: 'a'**2 TypeError unsupported operand type(s) for ** or pow(): 'str' and 'int'
# expect: 10.0**400 OverflowError (34, 'Numerical result out of range')
# expect: None**1 TypeError unsupported operand type(s) for ** or pow(): 'NoneType' and 'int'
# expect: 0j**-1 ZeroDivisionError zero to a negative or complex power
# expect: (-0.0)**-3 ZeroDivisionError zero to a negative power
# expect: 87902.5
