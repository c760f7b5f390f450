"""Special methods are looked up on the class, not asked of __getattr__; descriptors of the class's own."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class Picky:
    def __getattr__(self, name):
        print("asked", name)
        raise AttributeError(name)
for protocol in 2, 4:
    tell(lambda: Picky().__reduce_ex__(protocol)[0].__name__)
class Own:
    @property
    def __dict__(self):
        return {"a": 2}
print(Own().__dict__, vars(Own()))
class Slotted:
    __slots__ = ["a"]
Slotted.__module__ = "some.module"
tell(lambda: Slotted().a)
Slotted.__module__ = "__main__"
tell(lambda: Slotted().a)
try:
    raise IndexError
except IndexError as error:
    print(dir(error.__traceback__))
class M:
    def __getitem__(self, key):
        raise KeyError
    def keys(self):
        return list("zxy")
tell(eval, "dir()", {}, M())
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(complex(1j), complex(1j, 2), complex(real=1j), complex(1, 2j), complex(1.5, imag=1j))
    for each in caught:
        print(each.message)
# expect: '__newobj__'
# expect: '__newobj__'
# expect: {'a': 2} {'a': 2}
# expect: AttributeError 'some.module.Slotted' object has no attribute 'a'
# expect: AttributeError 'Slotted' object has no attribute 'a'
# expect: ['tb_frame', 'tb_lasti', 'tb_lineno', 'tb_next']
# expect: ['x', 'y', 'z']
# expect: 1j 3j 1j (-1+0j) (0.5+0j)
# expect: complex() argument 'real' must be a real number, not complex
# expect: complex() argument 'real' must be a real number, not complex
# expect: complex() argument 'imag' must be a real number, not complex
# expect: complex() argument 'imag' must be a real number, not complex
