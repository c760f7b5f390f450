# Comprehensions inside comprehensions of a class body see the outer targets, not the class's names.
class C:
    z = 5
    a = [a for a in [1] if [a for _ in [0]]]
    b = [(q, [x for x in [1] if q]) for q in [0, 1]]
    c = [q for q in [1] for [0, 1][[x for x in [1] if q][0]] in [2]]
    try:
        d = [[z for _ in [1]] for _ in [1]]
    except NameError as e:
        print(e)
print(C.a, C.b, C.c)
class Derived:
    class __Base:
        def __init_subclass__(cls, **kwargs):
            cls.kwargs = kwargs
def f():
    class __Base:
        def __init_subclass__(cls, **kwargs):
            cls.kwargs = kwargs
    class Generic[T](__Base, __key=1):  # names of bases are not mangled for a generic class
        __inner = 2
    return Generic
print(f().kwargs, [n for n in vars(f()) if "inner" in n])
# expect: name 'z' is not defined
# expect: [1] [(0, []), (1, [1])] [1]
# expect: {'__key': 1} ['_Generic__inner']
