# copy.replace on what the library supports, and the same through methods of the kind.
import copy, dataclasses, datetime, inspect, types
from typing import NamedTuple
class P(NamedTuple): x: int; y: int = 2
@dataclasses.dataclass
class D: a: int; b: int = dataclasses.field(init=False, default=7)
sig = inspect.signature(lambda a, *, b=1: 0)
print(copy.replace(P(1), x=5), copy.replace(D(1), a=2), copy.replace(datetime.datetime(2026, 1, 2), year=1999, fold=1).year)
print(copy.replace(sig, return_annotation=int), copy.replace(sig.parameters["b"], default=9), copy.replace(types.SimpleNamespace(a=1), a=2, b=3))
print(copy.replace(datetime.time(1, 2), hour=5), copy.replace((lambda: 0).__code__, co_firstlineno=77).co_firstlineno)
for bad in (lambda: copy.replace(P(1), z=1), lambda: copy.replace(D(1), b=1), lambda: copy.replace([1], x=1), lambda: copy.replace(D(1), nope=1)):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
# expect: P(x=5, y=2) D(a=2, b=7) 1999
# expect: (a, *, b=1) -> int b=9 namespace(a=2, b=3)
# expect: 05:02:00 77
# expect: TypeError Got unexpected field names: ['z']
# expect: TypeError field b is declared with init=False, it cannot be specified with replace()
# expect: TypeError replace() does not support list objects
# expect: TypeError D.__init__() got an unexpected keyword argument 'nope'
