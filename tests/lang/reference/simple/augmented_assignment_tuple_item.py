# A list inside a tuple is extended although storing it back fails.
t = ([1],)
try: t[0] += [2]
except TypeError as e: print(e)
print(t)
class A: x = 10
a = A(); a.x += 1
print(a.x, A.x)
def f():
    try: n += 1
    except UnboundLocalError as e: print(e)
    n = 0
n = 5
f()
for bad in ("n += 'a'", "n -= []", "n @= 1", "q += 1", "n <<= 1.5", "n |= 'a'", "l = [1]; l += 5", "l = [1]; l *= 'a'", "s = 'a'; s += 1", "s = 'a'; s -= 'a'", "t = (); t += [1]", "n **= None", "n //= 0"):
    try: exec(bad)
    except Exception as e: print(bad, "|", type(e).__name__, e)
# expect: 'tuple' object does not support item assignment
# expect: ([1, 2],)
# expect: 11 10
# expect: cannot access local variable 'n' where it is not associated with a value
# expect: n += 'a' | TypeError unsupported operand type(s) for +=: 'int' and 'str'
# expect: n -= [] | TypeError unsupported operand type(s) for -=: 'int' and 'list'
# expect: n @= 1 | TypeError unsupported operand type(s) for @=: 'int' and 'int'
# expect: q += 1 | NameError name 'q' is not defined
# expect: n <<= 1.5 | TypeError unsupported operand type(s) for <<=: 'int' and 'float'
# expect: n |= 'a' | TypeError unsupported operand type(s) for |=: 'int' and 'str'
# expect: l = [1]; l += 5 | TypeError 'int' object is not iterable
# expect: l = [1]; l *= 'a' | TypeError can't multiply sequence by non-int of type 'str'
# expect: s = 'a'; s += 1 | TypeError can only concatenate str (not "int") to str
# expect: s = 'a'; s -= 'a' | TypeError unsupported operand type(s) for -=: 'str' and 'str'
# expect: t = (); t += [1] | TypeError can only concatenate tuple (not "list") to tuple
# expect: n **= None | TypeError unsupported operand type(s) for **=: 'int' and 'NoneType'
# expect: n //= 0 | ZeroDivisionError division by zero
