"""What builtin functions and methods say about keywords that they do not know, and too many of them."""
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: [].__len__(a=1)); t(lambda: [].__repr__(1, a=1)); t(lambda: list.__len__([], a=1)); t(lambda: list.__len__(a=1)); t(lambda: list.__len__(3, a=1)); t(lambda: [].__init__(a=1)); t(lambda: int.__new__(int, a=1))
t(lambda: (lambda: 0).__call__(a=1)); t(lambda: object.__repr__(a=1));t(lambda: [].__len__(**{})); t(lambda: type.__call__(int, a=1)); t(lambda: [].__reduce_ex__(a=1)); t(lambda: [].__format__(a=1)); t(lambda: [].__subclasshook__(a=1)); t(lambda: [].__dir__(a=1)); t(lambda: [].__sizeof__(a=1));t(lambda: [].__init_subclass__(a=1)); t(lambda: object().__format__(a=1)); t(lambda: list.__subclasshook__(a=1)); t(lambda:[].__getstate__(a=1));t(lambda:[].__reduce__(1)); t(lambda:[].__reduce__(a=1)); t(lambda:[].__format__()); t(lambda:[].__dir__(1)); t(lambda: object.__format__([], 1, 2)); t(lambda: object.__format__([],a=1));t(lambda: list.__format__([],a=1)); t(lambda: [].append(a=1)); t(lambda: dict.fromkeys(a=1)); t(lambda: {}.fromkeys(a=1)); t(lambda: bool.from_bytes(a=1)); t(lambda: True.bit_length(a=1)); t(lambda: True.bit_length(1)); t(lambda: True.__format__(a=1))
class L(list): pass
t(lambda: L().append(a=1)); t(lambda: L().__reduce_ex__(a=1)); t(lambda: L().__format__(1,2)); t(lambda: L.fromkeys); 
class D(dict): pass
t(lambda: D.fromkeys(a=1)); t(lambda: D().fromkeys())
t(lambda: sum([], 1, 2, old=1)); t(lambda: sum(a=1,b=2,c=3)); t(lambda: "".split(a=1,b=2,c=3)); t(lambda: "".split(1,2,3)); t(lambda: "".split(1, maxsplit=2, sep=3)); t(lambda: "".split(1,sep=2)); t(lambda: [].sort(1, key=2)); t(lambda: [].sort(1)); t(lambda: [].sort(a=1,b=1,c=1)); t(lambda: [].sort(1,2,3,key=1)); t(lambda: (3).to_bytes(1,2,3,signed=1)); t(lambda: (3).to_bytes(1,2,3)); t(lambda: int.from_bytes(1,2,3)); t(lambda: round(1,2,3)); t(lambda: round(1,2,a=3)); t(lambda: round(a=3,b=4,c=5)); t(lambda: "".encode(1,2,3)); t(lambda: "".encode(1,2,errors=3)); t(lambda: int(1,2,3)); t(lambda: int(1,2,base=3)); t(lambda: int(a=1,b=2,c=3));t(lambda: str(1,2,3,4));t(lambda: str(1,2,3,a=4)); t(lambda: str(a=1,b=1,c=1,d=1)); t(lambda: bytes(1,2,3,4)); t(lambda: bytes(1,2,3,a=4)); t(lambda: bytes(a=1,b=2,c=3,d=4)); t(lambda: bytearray(1,2,3,4)); t(lambda: bytearray(1,2,3,a=4)); t(lambda: bytearray(a=1)); t(lambda: max(1,2,a=3)); t(lambda: max(1,2,default=3)); t(lambda: max(key=1)); t(lambda: sorted([],1)); t(lambda: sorted()); t(lambda: enumerate([],1,2)); t(lambda: enumerate([],a=1,b=2)); t(lambda: complex(1,2,3)); t(lambda: complex(a=1,b=2,c=3)); t(lambda: complex(1,a=2,b=3)); t(lambda: memoryview(1,2)); t(lambda: memoryview(a=1)); t(lambda: memoryview(a=1,b=2)); t(lambda: "".splitlines(1,2)); t(lambda: "".splitlines(1,a=2));t(lambda: "".expandtabs(a=1,b=2)); t(lambda: b"".hex(1,2,3)); t(lambda: b"".hex(1,2,a=3)); t(lambda: "".replace(1)); t(lambda: "".replace(1,2,3,4)); t(lambda: "".replace(1,2,3,count=4)); t(lambda: "".replace(1,count=4)); t(lambda: print(a=1)); t(lambda: print(a=1,b=1,c=1,d=1,e=1)); t(lambda: zip(a=1)); t(lambda: zip(a=1,b=2)); t(lambda: pow(1,2,3,4)); t(lambda: pow(1,2,3,a=4)); t(lambda: dict.fromkeys(1,2,3)); t(lambda: {}.update(1,2)); t(lambda: property(1,2,3,4,5)); t(lambda: property(1,2,3,4,a=5)); t(lambda: memoryview(b"").cast(1,2,3)); t(lambda: memoryview(b"").tobytes(1,2)); t(lambda: float(1,2)); t(lambda: float(a=1)); t(lambda: list(a=1)); t(lambda: tuple(a=1)); t(lambda: set(a=1)); t(lambda: range(a=1)); t(lambda: slice(a=1)); t(lambda: bool(a=1)); t(lambda: reversed(a=1)); t(lambda: filter(a=1)); t(lambda: map(a=1)); t(lambda: map(a=1,b=2)); t(lambda: map(1,[], strict=1, a=2)); t(lambda: type(a=1)); t(lambda: frozenset(a=1)); t(lambda:iter(a=1))
# expect: TypeError wrapper __len__() takes no keyword arguments
# expect: TypeError wrapper __repr__() takes no keyword arguments
# expect: TypeError wrapper __len__() takes no keyword arguments
# expect: TypeError descriptor '__len__' of 'list' object needs an argument
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'int'
# expect: TypeError list() takes no keyword arguments
# expect: TypeError int() got an unexpected keyword argument 'a'
# expect: TypeError <lambda>.<locals>.<lambda>() got an unexpected keyword argument 'a'
# expect: TypeError descriptor '__repr__' of 'object' object needs an argument
# expect: 0
# expect: TypeError int() got an unexpected keyword argument 'a'
# expect: TypeError object.__reduce_ex__() takes no keyword arguments
# expect: TypeError object.__format__() takes no keyword arguments
# expect: TypeError list.__subclasshook__() takes no keyword arguments
# expect: TypeError object.__dir__() takes no keyword arguments
# expect: TypeError list.__sizeof__() takes no keyword arguments
# expect: TypeError list.__init_subclass__() takes no keyword arguments
# expect: TypeError object.__format__() takes no keyword arguments
# expect: TypeError list.__subclasshook__() takes no keyword arguments
# expect: TypeError object.__getstate__() takes no keyword arguments
# expect: TypeError object.__reduce__() takes no arguments (1 given)
# expect: TypeError object.__reduce__() takes no keyword arguments
# expect: TypeError object.__format__() takes exactly one argument (0 given)
# expect: TypeError object.__dir__() takes no arguments (1 given)
# expect: TypeError object.__format__() takes exactly one argument (2 given)
# expect: TypeError object.__format__() takes no keyword arguments
# expect: TypeError object.__format__() takes no keyword arguments
# expect: TypeError list.append() takes no keyword arguments
# expect: TypeError dict.fromkeys() takes no keyword arguments
# expect: TypeError dict.fromkeys() takes no keyword arguments
# expect: TypeError from_bytes() missing required argument 'bytes' (pos 1)
# expect: TypeError int.bit_length() takes no keyword arguments
# expect: TypeError int.bit_length() takes no arguments (1 given)
# expect: TypeError int.__format__() takes no keyword arguments
# expect: TypeError list.append() takes no keyword arguments
# expect: TypeError object.__reduce_ex__() takes no keyword arguments
# expect: TypeError object.__format__() takes exactly one argument (2 given)
# expect: AttributeError type object 'L' has no attribute 'fromkeys'
# expect: TypeError D.fromkeys() takes no keyword arguments
# expect: TypeError fromkeys expected at least 1 argument, got 0
# expect: TypeError sum() takes at most 2 arguments (4 given)
# expect: TypeError sum() takes at most 2 keyword arguments (3 given)
# expect: TypeError split() takes at most 2 keyword arguments (3 given)
# expect: TypeError split() takes at most 2 arguments (3 given)
# expect: TypeError split() takes at most 2 arguments (3 given)
# expect: TypeError argument for split() given by name ('sep') and position (1)
# expect: TypeError sort() takes no positional arguments
# expect: TypeError sort() takes no positional arguments
# expect: TypeError sort() takes at most 2 keyword arguments (3 given)
# expect: TypeError sort() takes at most 2 arguments (4 given)
# expect: TypeError to_bytes() takes at most 3 arguments (4 given)
# expect: TypeError to_bytes() takes at most 2 positional arguments (3 given)
# expect: TypeError from_bytes() takes at most 2 positional arguments (3 given)
# expect: TypeError round() takes at most 2 arguments (3 given)
# expect: TypeError round() takes at most 2 arguments (3 given)
# expect: TypeError round() takes at most 2 keyword arguments (3 given)
# expect: TypeError encode() takes at most 2 arguments (3 given)
# expect: TypeError encode() takes at most 2 arguments (3 given)
# expect: TypeError int expected at most 2 arguments, got 3
# expect: TypeError int() takes at most 2 arguments (3 given)
# expect: TypeError int() takes at most 2 keyword arguments (3 given)
# expect: TypeError str expected at most 3 arguments, got 4
# expect: TypeError str() takes at most 3 arguments (4 given)
# expect: TypeError str() takes at most 3 keyword arguments (4 given)
# expect: TypeError bytes() takes at most 3 arguments (4 given)
# expect: TypeError bytes() takes at most 3 arguments (4 given)
# expect: TypeError bytes() takes at most 3 keyword arguments (4 given)
# expect: TypeError bytearray() takes at most 3 arguments (4 given)
# expect: TypeError bytearray() takes at most 3 arguments (4 given)
# expect: TypeError bytearray() got an unexpected keyword argument 'a'
# expect: TypeError max() got an unexpected keyword argument 'a'
# expect: TypeError Cannot specify a default for max() with multiple positional arguments
# expect: TypeError max expected at least 1 argument, got 0
# expect: TypeError sorted expected 1 argument, got 2
# expect: TypeError sorted expected 1 argument, got 0
# expect: TypeError enumerate() takes at most 2 arguments (3 given)
# expect: TypeError enumerate() takes at most 2 arguments (3 given)
# expect: TypeError complex() takes at most 2 arguments (3 given)
# expect: TypeError complex() takes at most 2 keyword arguments (3 given)
# expect: TypeError complex() takes at most 2 arguments (3 given)
# expect: TypeError memoryview() takes at most 1 argument (2 given)
# expect: TypeError memoryview() missing required argument 'object' (pos 1)
# expect: TypeError memoryview() takes at most 1 keyword argument (2 given)
# expect: TypeError splitlines() takes at most 1 argument (2 given)
# expect: TypeError splitlines() takes at most 1 argument (2 given)
# expect: TypeError expandtabs() takes at most 1 keyword argument (2 given)
# expect: TypeError hex() takes at most 2 arguments (3 given)
# expect: TypeError hex() takes at most 2 arguments (3 given)
# expect: TypeError replace() takes at least 2 positional arguments (1 given)
# expect: TypeError replace() takes at most 3 arguments (4 given)
# expect: TypeError replace() takes at most 3 arguments (4 given)
# expect: TypeError replace() takes at least 2 positional arguments (1 given)
# expect: TypeError print() got an unexpected keyword argument 'a'
# expect: TypeError print() got an unexpected keyword argument 'a'
# expect: TypeError zip() got an unexpected keyword argument 'a'
# expect: TypeError zip() takes at most 1 keyword argument (2 given)
# expect: TypeError pow() takes at most 3 arguments (4 given)
# expect: TypeError pow() takes at most 3 arguments (4 given)
# expect: TypeError fromkeys expected at most 2 arguments, got 3
# expect: TypeError update expected at most 1 argument, got 2
# expect: TypeError property() takes at most 4 arguments (5 given)
# expect: TypeError property() takes at most 4 arguments (5 given)
# expect: TypeError cast() takes at most 2 arguments (3 given)
# expect: TypeError tobytes() takes at most 1 argument (2 given)
# expect: TypeError float expected at most 1 argument, got 2
# expect: TypeError float() takes no keyword arguments
# expect: TypeError list() takes no keyword arguments
# expect: TypeError tuple() takes no keyword arguments
# expect: TypeError set() takes no keyword arguments
# expect: TypeError range() takes no keyword arguments
# expect: TypeError slice() takes no keyword arguments
# expect: TypeError bool() takes no keyword arguments
# expect: TypeError reversed() takes no keyword arguments
# expect: TypeError filter() takes no keyword arguments
# expect: TypeError map() got an unexpected keyword argument 'a'
# expect: TypeError map() takes at most 1 keyword argument (2 given)
# expect: TypeError map() takes at most 1 keyword argument (2 given)
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError frozenset() takes no keyword arguments
# expect: TypeError iter() takes no keyword arguments
