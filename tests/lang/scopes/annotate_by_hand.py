# A hand-written __annotate__ goes before the one that the annotations make; a running module's annotations are not kept.
import annotationlib, sys, types
class X:
    a: int
    def __annotate__(format):
        return {"a": str}
print(X.__annotate__(1), annotationlib.get_annotations(X))
m = types.ModuleType("m")
m.__spec__ = types.SimpleNamespace(_initializing=True)
exec("v1: int\nimport sys\nfirst = sys.modules['m'].__annotations__\nv2: int\n", (sys.modules.setdefault("m", m)).__dict__)
print(m.first, m.__annotations__, "__annotations__" in m.__dict__)
m.__spec__._initializing = False
print(m.__annotations__ is m.__annotations__)
# expect: {'a': <class 'str'>} {'a': <class 'str'>}
# expect: {'v1': <class 'int'>} {'v1': <class 'int'>, 'v2': <class 'int'>} False
# expect: True
