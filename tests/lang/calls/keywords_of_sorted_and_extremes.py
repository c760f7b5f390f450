"""sorted, min and max count their arguments before they read keywords; those of sorted are told as sort()'s."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for names in {"revers": 1}, {"foo": 1}, {"ke": 1}, {"key": 1, "reverse": 2, "x": 1}, {"key": len}:
    tell(sorted, ["b", "aa"], **names)
tell(sorted, 5, foo=1)
tell(sorted, iterable=[])
tell(sorted, [], [], foo=1)
for extreme in min, max:
    tell(extreme, foo=1)
    tell(extreme, key=None)
    tell(extreme, 1, 2, ke=1)
    tell(extreme, [], defaul=1)
    tell(extreme, [1], key=1, default=2, foo=1)
    tell(extreme, [], default=5, key=None)
    tell(extreme, ["bbb", "aa"], key=len)
    print(extreme.__text_signature__, extreme.__doc__.split("\n")[0])
# expect: TypeError sort() got an unexpected keyword argument 'revers'. Did you mean 'reverse'?
# expect: TypeError sort() got an unexpected keyword argument 'foo'
# expect: TypeError sort() got an unexpected keyword argument 'ke'. Did you mean 'key'?
# expect: TypeError sort() takes at most 2 keyword arguments (3 given)
# expect: ['b', 'aa']
# expect: TypeError 'int' object is not iterable
# expect: TypeError sorted expected 1 argument, got 0
# expect: TypeError sorted expected 1 argument, got 2
# expect: TypeError min expected at least 1 argument, got 0
# expect: TypeError min expected at least 1 argument, got 0
# expect: TypeError min() got an unexpected keyword argument 'ke'. Did you mean 'key'?
# expect: TypeError min() got an unexpected keyword argument 'defaul'. Did you mean 'default'?
# expect: TypeError min() takes at most 2 keyword arguments (3 given)
# expect: 5
# expect: 'aa'
# expect: None min(iterable, *[, default=obj, key=func]) -> value
# expect: TypeError max expected at least 1 argument, got 0
# expect: TypeError max expected at least 1 argument, got 0
# expect: TypeError max() got an unexpected keyword argument 'ke'. Did you mean 'key'?
# expect: TypeError max() got an unexpected keyword argument 'defaul'. Did you mean 'default'?
# expect: TypeError max() takes at most 2 keyword arguments (3 given)
# expect: 5
# expect: 'bbb'
# expect: None max(iterable, *[, default=obj, key=func]) -> value
