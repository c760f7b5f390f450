# Suggestions for names, attributes and imports as printed.
import traceback, collections
class C:
    def __init__(self): self.colour = 1
    def method(self): return colour
abcdef = 1
def show(f):
    try: f()
    except Exception as e: print(traceback.format_exception_only(e)[-1].strip())
show(lambda: abcdeg); show(lambda: C().color); show(lambda: C().method()); show(lambda: prnt); show(lambda: [].appendd); show(lambda: "".spilt); show(lambda: Tru); show(lambda: collections.Countr); show(lambda: time.sleep); show(lambda: none); show(lambda: q); show(lambda: C().x)
# expect: NameError: name 'abcdeg' is not defined
# expect: AttributeError: 'C' object has no attribute 'color'. Did you mean: 'colour'?
# expect: NameError: name 'colour' is not defined
# expect: NameError: name 'prnt' is not defined
# expect: AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
# expect: AttributeError: 'str' object has no attribute 'spilt'. Did you mean: 'split'?
# expect: NameError: name 'Tru' is not defined
# expect: AttributeError: module 'collections' has no attribute 'Countr'. Did you mean: 'Counter'?
# expect: NameError: name 'time' is not defined. Did you forget to import 'time'?
# expect: NameError: name 'none' is not defined
# expect: NameError: name 'q' is not defined
# expect: AttributeError: 'C' object has no attribute 'x'
