# Iterator states and descriptors called with what they do not take.
for f in (lambda: iter([1]).__setstate__('a'), lambda: iter((1,)).__setstate__(None), lambda: classmethod(len).__get__(None), lambda: property(len).__get__(None), lambda: (lambda: 0).__get__(None, None), lambda: b'' * 2**61, lambda: [] * 2**61, lambda: () * 2**61, lambda: '' * 2**61, lambda: b'ab' * 5, lambda: {}.pop([]), lambda: 0 / -1):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: TypeError __get__(None, None) is invalid
# expect: TypeError __get__(None, None) is invalid
# expect: TypeError __get__(None, None) is invalid
# expect: b''
# expect: []
# expect: ()
# expect: 
# expect: b'ababababab'
# expect: KeyError []
# expect: -0.0
