# Types that only C code makes, and object.__new__ of builtin layouts.
for f in (lambda: type(iter([]))(), lambda: object.__new__(ValueError), lambda: object.__new__(type), lambda: object.__new__(int), lambda: int.__new__(str), lambda: dict.__new__(list), lambda: type(len)(), lambda: type((x for x in ()))(), lambda: type({}.keys())(), lambda: delattr(1, 2), lambda: delattr(object(), 'a'), lambda: type(int.real)(), lambda: type(str.join)(), lambda: type(int | str)()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class E(ValueError): pass
class L(list): pass
for f in (lambda: object.__new__(E), lambda: object.__new__(L), lambda: list.__new__(L), lambda: BaseException.__new__(E, 1), lambda: L.__new__(list)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
# expect: TypeError cannot create 'list_iterator' instances
# expect: TypeError object.__new__(ValueError) is not safe, use ValueError.__new__()
# expect: TypeError object.__new__(type) is not safe, use type.__new__()
# expect: TypeError object.__new__(int) is not safe, use int.__new__()
# expect: TypeError int.__new__(str): str is not a subtype of int
# expect: TypeError dict.__new__(list): list is not a subtype of dict
# expect: TypeError cannot create 'builtin_function_or_method' instances
# expect: TypeError cannot create 'generator' instances
# expect: TypeError cannot create 'dict_keys' instances
# expect: TypeError attribute name must be string, not 'int'
# expect: AttributeError 'object' object has no attribute 'a' and no __dict__ for setting new attributes
# expect: TypeError cannot create 'getset_descriptor' instances
# expect: TypeError cannot create 'method_descriptor' instances
# expect: TypeError cannot create 'typing.Union' instances
# expect: TypeError object.__new__(E) is not safe, use E.__new__()
# expect: TypeError object.__new__(L) is not safe, use L.__new__()
# expect: []
# expect: E(1)
# expect: []
