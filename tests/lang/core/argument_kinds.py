# Arguments of unexpected kinds and sizes: errors, not crashes.
import sys


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Name(str):
    pass


class Box:
    pass


attempt(lambda: format("a", 1))
attempt(lambda: object().__getattribute__(1))
attempt(lambda: object().__setattr__(1, 2))
attempt(lambda: Box().__delattr__(1))
attempt(lambda: "abc"[1:: sys.maxsize])
attempt(lambda: "abc"[::-sys.maxsize])
attempt(lambda: [] * sys.maxsize)
attempt(lambda: [][0:0] + [] + [][::-1])
attempt(lambda: hasattr(iter("abc"), "__next__"))
box = Box()
setattr(box, Name("x"), 1)
attempt(lambda: box.x)
attempt(lambda: getattr(box, Name("x")))
attempt(lambda: box.__getattribute__("".join(["", "x"])))
box.__setattr__("".join(["y", ""]), 2)
attempt(lambda: box.y)
delattr(box, Name("x"))
attempt(lambda: hasattr(box, "x"))
# expect: TypeError format() argument 2 must be str, not int
# expect: TypeError attribute name must be string, not 'int'
# expect: TypeError attribute name must be string, not 'int'
# expect: TypeError attribute name must be string, not 'int'
# expect: b
# expect: c
# expect: []
# expect: []
# expect: True
# expect: 1
# expect: 1
# expect: 1
# expect: 2
# expect: False
