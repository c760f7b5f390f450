# ** binds tighter than a unary sign on its left, weaker than one on its right.
print(-2 ** 2, 2 ** -1, (-2) ** 2, 2 ** 3 ** 2, -2 ** -2, not -1, ~-1, - - 1, 0 ** 0, 0.0 ** 0)
for use in (lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: (-8) ** 0.5, lambda: pow(2, -1, 4), lambda: pow(3, -1, 7), lambda: pow(2, 3, 0), lambda: 10.0 ** 400):
    try:
        print(use())
    except (ZeroDivisionError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: -4 0.5 4 512 -0.25 False 0 1 1 1.0
# expect: ZeroDivisionError zero to a negative power
# expect: ZeroDivisionError zero to a negative power
# expect: (1.7319121124709868e-16+2.8284271247461903j)
# expect: ValueError base is not invertible for the given modulus
# expect: 5
# expect: ValueError pow() 3rd argument cannot be 0
# expect: OverflowError (34, 'Numerical result out of range')
