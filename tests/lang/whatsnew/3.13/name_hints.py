# Hints for names that a module or call would have.
import traceback
def show(source):
    try: exec(source, {})
    except Exception as e: print(traceback.format_exception_only(e)[-1].strip())
for source in ("class A:\n  def __init__(self): self.blech = 1\n  def f(self): blech\nA().f()", "import collections\ncollections.namedtoplo", "prnit(1)", "x = 'a'.uper()", "'a b'.splt(max_split=1)", "'a'.split(max_split=1)", "import tiem", "None.foo", "[].lenght", "import os; os.path.joiin"):
    show(source)
# expect: NameError: name 'blech' is not defined
# expect: AttributeError: module 'collections' has no attribute 'namedtoplo'. Did you mean: 'namedtuple'?
# expect: NameError: name 'prnit' is not defined
# expect: AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?
# expect: AttributeError: 'str' object has no attribute 'splt'. Did you mean: 'split'?
# expect: TypeError: split() got an unexpected keyword argument 'max_split'. Did you mean 'maxsplit'?
# expect: ModuleNotFoundError: No module named 'tiem'
# expect: AttributeError: 'NoneType' object has no attribute 'foo'
# expect: AttributeError: 'list' object has no attribute 'lenght'
# expect: AttributeError: module 'posixpath' has no attribute 'joiin'. Did you mean: 'join'?
