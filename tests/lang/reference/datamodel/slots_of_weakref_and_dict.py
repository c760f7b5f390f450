# __weakref__ and __dict__ as slots: what each leaves out.
import weakref
class NoRef: __slots__ = ()
class WithRef: __slots__ = "__weakref__",
class WithDict: __slots__ = "__dict__",
class Both(WithRef, WithDict): __slots__ = ()
for cls in (NoRef, WithRef, WithDict, Both):
    o = cls()
    try: ref = weakref.ref(o)() is o
    except TypeError as e: ref = str(e)
    try:
        o.extra = 1; attr = o.__dict__
    except AttributeError as e: attr = str(e)
    print(cls.__name__, "|", ref, "|", attr)
try:
    class Twice(WithDict): __slots__ = "__dict__",
except TypeError as e: print(e)
try:
    class Num(int): __slots__ = "x",
except TypeError as e: print(e)
# expect: NoRef | cannot create weak reference to 'NoRef' object | 'NoRef' object has no attribute 'extra' and no __dict__ for setting new attributes
# expect: WithRef | True | 'WithRef' object has no attribute 'extra' and no __dict__ for setting new attributes
# expect: WithDict | cannot create weak reference to 'WithDict' object | {'extra': 1}
# expect: Both | True | {'extra': 1}
# expect: __dict__ slot disallowed: we already got one
# expect: nonempty __slots__ not supported for subtype of 'int'
