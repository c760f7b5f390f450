# NameError, AttributeError and ImportError know what was looked for, and printing suggests what was meant.
import math


def fields(function):
    try:
        function()
    except (NameError, AttributeError, ImportError) as error:
        obj = getattr(error, "obj", "none")
        print(type(error).__name__, error.name, type(obj).__name__, getattr(error, "name_from", "-"))


class Slots:
    __slots__ = ("abc",)


def from_import():
    from math import sinn


fields(lambda: math.sinn)
fields(lambda: Slots().abc)
fields(lambda: setattr(Slots(), "abd", 1))
fields(lambda: Slots.xyz)
fields(lambda: setattr(5, "foo", 1))
fields(lambda: undefined_name)
fields(from_import)
"".uper()
# expect: AttributeError sinn module -
# expect: AttributeError abc Slots -
# expect: AttributeError abd Slots -
# expect: AttributeError xyz type -
# expect: AttributeError foo int -
# expect: NameError undefined_name str -
# expect: ImportError math str sinn
# raises: AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?
