# The first iterable is evaluated outside, in the class's or function's scope; the others inside.
class A:
    n = [1, 2]
    ok = [v for v in n]
    try:
        bad = [w for v in n for w in n]
    except NameError as e:
        print(e)
print(A.ok)
def f():
    return [i for i in locals()]
print(f())
# expect: name 'n' is not defined
# expect: [1, 2]
# expect: []
