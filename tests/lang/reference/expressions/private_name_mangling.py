# Mangling reaches every use of the name in a class body, also in nested functions and imports.
class Ham:
    __eggs = 1
    def f(self, x, **kw):
        def inner(): return self.__eggs + x.__spam
        return inner()
    def g(self):
        global __count
        __count = 5
        return [__v for __v in range(2)]
    def h(self, __arg=3): return __arg
class X: _Ham__spam = 10
h = Ham()
print(h.f(X()), h.g(), _Ham__count, h.h(), h.h(_Ham__arg=4))
print(Ham.h.__code__.co_varnames, Ham.f.__code__.co_names)
# expect: 11 [0, 1] 5 3 4
# expect: ('self', '_Ham__arg') ()
