# A descriptor asked through the class: the instance is None; a metaclass's descriptor sees the class.
class D:
    def __get__(self, o, owner=None): return (o is None, owner and owner.__name__)
class Meta(type):
    m = D()
    @property
    def label(cls): return "label of " + cls.__name__
class A(metaclass=Meta):
    d = D()
class B(A): pass
print(A.d, B.d, B().d, A.m, B.label)
try: B().label
except AttributeError as e: print(e)
try: B().m
except AttributeError as e: print(e)
A.d = 5; print(A.d, B.d)
print(D().__get__(None, int), D().__get__(3), D().__get__(3, int))
# expect: (True, 'A') (True, 'B') (False, 'B') (False, 'Meta') label of B
# expect: 'B' object has no attribute 'label'
# expect: 'B' object has no attribute 'm'
# expect: 5 5
# expect: (True, 'int') (False, None) (False, 'int')
