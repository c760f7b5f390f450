# Arguments of exceptions, their text and unpacking.
try:
    raise Exception("spam", "eggs")
except Exception as inst:
    print(type(inst), inst.args, inst); x, y = inst.args; print(x, y)
print(str(Exception()), repr(Exception(1)), str(Exception(1, 2)), str(KeyError("k")), str(OSError(2, "no")), str(OSError(2, "no", "f")))
# expect: <class 'Exception'> ('spam', 'eggs') ('spam', 'eggs')
# expect: spam eggs
# expect:  Exception(1) (1, 2) 'k' [Errno 2] no [Errno 2] no: 'f'
