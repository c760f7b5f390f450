# divmod() and pow() have reflected forms, pow() also with three arguments.
class A:
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
a = A()
print(divmod(a, 1), divmod(1, a), pow(a, 2), pow(2, a), pow(a, 2, 3), a ** 4, 4 ** a)
print(pow(2, a, 5))
# expect: ('divmod', 1) ('rdivmod', 1) ('pow', 2, None) ('rpow', 2, None) ('pow', 2, 3) ('pow', 4, None) ('rpow', 4, None)
# expect: ('rpow', 2, 5)
