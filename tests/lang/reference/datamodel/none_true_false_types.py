# The singletons have types that cannot be subclassed and give back the same objects.
print(type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented)
for base in (type(None), bool, type(...), type(NotImplemented), range, slice, type(lambda: 0), memoryview):
    try:
        type("S", (base,), {})
        print("ok", base)
    except TypeError as e:
        print(e)
# expect: True True True
# expect: type 'NoneType' is not an acceptable base type
# expect: type 'bool' is not an acceptable base type
# expect: type 'ellipsis' is not an acceptable base type
# expect: type 'NotImplementedType' is not an acceptable base type
# expect: type 'range' is not an acceptable base type
# expect: type 'slice' is not an acceptable base type
# expect: type 'function' is not an acceptable base type
# expect: type 'memoryview' is not an acceptable base type
