# Unknown keywords of built-in types are met with the nearest name that there is.
for use in (lambda: int("1", bas=2), lambda: str(b"", encodin="x"), lambda: bytes(sourc=1), lambda: complex(rea=1), lambda: property(fge=1), lambda: int("1", qqq=2), lambda: (lambda x: 0)(y=1)):
    try:
        use()
    except TypeError as e:
        print(e)
# expect: int() got an unexpected keyword argument 'bas'. Did you mean 'base'?
# expect: str() got an unexpected keyword argument 'encodin'. Did you mean 'encoding'?
# expect: bytes() got an unexpected keyword argument 'sourc'. Did you mean 'source'?
# expect: complex() got an unexpected keyword argument 'rea'. Did you mean 'real'?
# expect: property() got an unexpected keyword argument 'fge'. Did you mean 'fget'?
# expect: int() got an unexpected keyword argument 'qqq'
# expect: <lambda>.<locals>.<lambda>() got an unexpected keyword argument 'y'
