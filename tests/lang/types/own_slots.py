"""The special methods that a built-in type's own dict shows."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for type_, names in (Exception, "__new__ __init__"), (KeyError, "__new__ __str__"), (StopIteration, "__init__"), (OSError, "__new__ __init__ __str__"), \
        (bool, "__bool__ __and__ __invert__"), (bytes, "__str__ __buffer__ __release_buffer__"), (bytearray, "__buffer__ __release_buffer__"), \
        (list, "__getitem__ __setitem__"), (dict, "__getitem__ __contains__"), (set, "__contains__ __len__"), (ImportError, "__str__ __init__"):
    for name in names.split():
        print(type_.__name__, name, type(type_.__dict__.get(name)).__name__)
print(bool(Exception.__dictoffset__), bool(type.__dictoffset__), int.__dictoffset__, bool(classmethod.__dictoffset__))
# expect: Exception __new__ builtin_function_or_method
# expect: Exception __init__ NoneType
# expect: KeyError __new__ NoneType
# expect: KeyError __str__ wrapper_descriptor
# expect: StopIteration __init__ wrapper_descriptor
# expect: OSError __new__ builtin_function_or_method
# expect: OSError __init__ wrapper_descriptor
# expect: OSError __str__ wrapper_descriptor
# expect: bool __bool__ NoneType
# expect: bool __and__ wrapper_descriptor
# expect: bool __invert__ wrapper_descriptor
# expect: bytes __str__ wrapper_descriptor
# expect: bytes __buffer__ wrapper_descriptor
# expect: bytes __release_buffer__ NoneType
# expect: bytearray __buffer__ wrapper_descriptor
# expect: bytearray __release_buffer__ wrapper_descriptor
# expect: list __getitem__ method_descriptor
# expect: list __setitem__ wrapper_descriptor
# expect: dict __getitem__ method_descriptor
# expect: dict __contains__ method_descriptor
# expect: set __contains__ method_descriptor
# expect: set __len__ wrapper_descriptor
# expect: ImportError __str__ wrapper_descriptor
# expect: ImportError __init__ wrapper_descriptor
# expect: True True 0 True
