# PEP 695 at work.
def max_[T](args: list[T]) -> T: return max(args)
class L[T]:
    def __init__(self): self.items = []
    def add(self, x: T) -> None: self.items.append(x)
type Point = tuple[float, float]
type Gen[T] = tuple[T, T]
type IntF[**P] = "Callable[P, int]"
type Lab[*Ts] = tuple[str, *Ts]
type Hash[T: int] = T
type Con[T: (int, str)] = T
print(max_([1, 3, 2]), L.__type_params__, Point.__value__, Gen[int], IntF.__type_params__, Lab.__type_params__, Hash.__type_params__[0].__bound__, Con.__type_params__[0].__constraints__)
l = L[int]()
for i in range(50): l.add(i)
print(len(l.items), l.__orig_class__)
# expect: 3 (T,) tuple[float, float] Gen[int] (P,) (Ts,) <class 'int'> (<class 'int'>, <class 'str'>)
# expect: 50 __main__.L[int]
