# The three singletons: their types, truth and that they cannot be made.
for x in (None, NotImplemented, Ellipsis):
    t = type(x)
    print(repr(x), t.__name__, t() is x)
    try: t(1)
    except TypeError as e: print(e)
    try: class_ = type("S", (t,), {})
    except TypeError as e: print(e)
print(bool(None), bool(...))
try: bool(NotImplemented)
except TypeError as e: print(e)
# expect: None NoneType True
# expect: NoneType takes no arguments
# expect: type 'NoneType' is not an acceptable base type
# expect: NotImplemented NotImplementedType True
# expect: NotImplementedType takes no arguments
# expect: type 'NotImplementedType' is not an acceptable base type
# expect: Ellipsis ellipsis True
# expect: EllipsisType takes no arguments
# expect: type 'ellipsis' is not an acceptable base type
# expect: False True
# expect: NotImplemented should not be used in a boolean context
