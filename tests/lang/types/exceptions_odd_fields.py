# Whose constructor is named when there are too many keywords; a count of written bytes that is too big is a ValueError.
class Own(UnboundLocalError):
    pass


for kind in (NameError, UnboundLocalError, Own, AttributeError, ImportError, ModuleNotFoundError):
    for keywords in ({"name": 1, "obj": 2}, {"name": 1, "obj": 2, "x": 3}, {"name": 1, "path": 2, "name_from": 3, "x": 4}, {"x": 1}):
        try:
            print(kind("text", **keywords).name)
        except TypeError as error:
            print(error)


class Raises:
    def __index__(self):
        raise OverflowError("mine")


error = BlockingIOError(1, "text", 3)
for value in (5, 10**30, -10**30, "a", Raises(), None):
    try:
        error.characters_written = value
    except Exception as problem:
        print(type(problem).__name__, problem)
    print(error.characters_written)
# expect: NameError() takes at most 1 keyword argument (2 given)
# expect: NameError() takes at most 1 keyword argument (3 given)
# expect: NameError() takes at most 1 keyword argument (4 given)
# expect: NameError() got an unexpected keyword argument 'x'
# expect: NameError() takes at most 1 keyword argument (2 given)
# expect: NameError() takes at most 1 keyword argument (3 given)
# expect: NameError() takes at most 1 keyword argument (4 given)
# expect: NameError() got an unexpected keyword argument 'x'
# expect: NameError() takes at most 1 keyword argument (2 given)
# expect: NameError() takes at most 1 keyword argument (3 given)
# expect: NameError() takes at most 1 keyword argument (4 given)
# expect: NameError() got an unexpected keyword argument 'x'
# expect: 1
# expect: AttributeError() takes at most 2 keyword arguments (3 given)
# expect: AttributeError() takes at most 2 keyword arguments (4 given)
# expect: AttributeError() got an unexpected keyword argument 'x'
# expect: ImportError() got an unexpected keyword argument 'obj'
# expect: ImportError() got an unexpected keyword argument 'obj'
# expect: ImportError() takes at most 3 keyword arguments (4 given)
# expect: ImportError() got an unexpected keyword argument 'x'
# expect: ImportError() got an unexpected keyword argument 'obj'
# expect: ImportError() got an unexpected keyword argument 'obj'
# expect: ImportError() takes at most 3 keyword arguments (4 given)
# expect: ImportError() got an unexpected keyword argument 'x'
# expect: 5
# expect: ValueError cannot fit 'int' into an index-sized integer
# expect: 5
# expect: ValueError cannot fit 'int' into an index-sized integer
# expect: 5
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: 5
# expect: OverflowError mine
# expect: 5
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: 5
