# Setting what has no room: the message speaks of __dict__ only when no __setattr__ of the class is in between.
class Hooked:
    __slots__ = ()
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


class Plain:
    __slots__ = ()


for kind in (Hooked, Plain, int):
    for act in (lambda: setattr(kind(), "x", 1), lambda: delattr(kind(), "x")):
        try:
            act()
        except AttributeError as e:
            print(e)
# expect: 'Hooked' object has no attribute 'x'
# expect: 'Hooked' object has no attribute 'x'
# expect: 'Plain' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: 'Plain' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
