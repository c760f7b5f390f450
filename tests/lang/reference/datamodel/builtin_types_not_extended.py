# Attributes of builtin types and instances are closed, and which types cannot be bases.
def tried(f):
    try: return f()
    except (TypeError, AttributeError) as e: return e
print(tried(lambda: setattr(int, "x", 1)))
print(tried(lambda: setattr((5), "x", 1)))
print(tried(lambda: delattr(str, "upper")))
print(tried(lambda: setattr(len, "x", 1)))
print(tried(lambda: setattr(object(), "x", 1)))
for base in (bool, type(None), type(...), range, slice, type(len), memoryview, type(lambda: 0)):
    print(tried(lambda: type("Sub", (base,), {})))
for base in (int, str, tuple, dict, type, property, Exception, map, super):
    print(type("Sub", (base,), {}).__base__.__name__, end=" ")
print()
# expect: cannot set 'x' attribute of immutable type 'int'
# expect: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: cannot set 'upper' attribute of immutable type 'str'
# expect: 'builtin_function_or_method' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: type 'bool' is not an acceptable base type
# expect: type 'NoneType' is not an acceptable base type
# expect: type 'ellipsis' is not an acceptable base type
# expect: type 'range' is not an acceptable base type
# expect: type 'slice' is not an acceptable base type
# expect: type 'builtin_function_or_method' is not an acceptable base type
# expect: type 'memoryview' is not an acceptable base type
# expect: type 'function' is not an acceptable base type
# expect: int str tuple dict type property Exception map super 
