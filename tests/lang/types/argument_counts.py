"""Too many and too few arguments of methods in C: the message names the class as CPython does."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class C: pass
tell(lambda: True.bit_length(1))
bound = True.bit_length
tell(lambda: bound(1))
tell(lambda: int.bit_length(True, 1))
tell(C().__format__)
tell(C().__dir__, 1)
tell(C().__sizeof__, 1)
tell(C().__reduce__, 1)
tell(C().__reduce_ex__)
tell(object.__reduce_ex__, 1)
tell(C.__init_subclass__, 1)
tell(C.__subclasshook__)
tell(C.mro, 1)
tell(int.__subclasses__, 1)
tell([].append)
tell([].append, 1, 2)
tell([].insert, 1)
tell(dict.fromkeys)
tell(dict.fromkeys, 1, 2, 3)
tell([].sort, 1)
tell([].sort, 1, 2)
tell([].sort, 1, 2, 3)
tell(format, 1, 2, 3)
tell("a".encode, 1, 2, 3)
tell(b"a".decode, 1, 2, 3)
tell(len)
tell(len, 1, 2)
tell([].append, x=1)
# expect: TypeError int.bit_length() takes no arguments (1 given)
# expect: TypeError bool.bit_length() takes no arguments (1 given)
# expect: TypeError int.bit_length() takes no arguments (1 given)
# expect: TypeError C.__format__() takes exactly one argument (0 given)
# expect: TypeError C.__dir__() takes no arguments (1 given)
# expect: TypeError C.__sizeof__() takes no arguments (1 given)
# expect: TypeError C.__reduce__() takes no arguments (1 given)
# expect: TypeError C.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError C.__init_subclass__() takes no arguments (1 given)
# expect: TypeError C.__subclasshook__() takes exactly one argument (0 given)
# expect: TypeError C.mro() takes no arguments (1 given)
# expect: TypeError int.__subclasses__() takes no arguments (1 given)
# expect: TypeError list.append() takes exactly one argument (0 given)
# expect: TypeError list.append() takes exactly one argument (2 given)
# expect: TypeError insert expected 2 arguments, got 1
# expect: TypeError fromkeys expected at least 1 argument, got 0
# expect: TypeError fromkeys expected at most 2 arguments, got 3
# expect: TypeError sort() takes no positional arguments
# expect: TypeError sort() takes no positional arguments
# expect: TypeError sort() takes at most 2 arguments (3 given)
# expect: TypeError format expected at most 2 arguments, got 3
# expect: TypeError encode() takes at most 2 arguments (3 given)
# expect: TypeError decode() takes at most 2 arguments (3 given)
# expect: TypeError len() takes exactly one argument (0 given)
# expect: TypeError len() takes exactly one argument (2 given)
# expect: TypeError list.append() takes no keyword arguments
