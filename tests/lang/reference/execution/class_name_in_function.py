# A name assigned in a class inside a function is looked up in globals before it is bound.
x = "module"
def f():
    x = "function"
    class B:
        y = x
        x = "own"
    return B.y, B.x
print(f())
# expect: ('module', 'own')
