# Docstrings keep their lines, inspect cleans them; annotations are stored.
import inspect
def my():
    """Do nothing, but document it.

        No, really, it doesn't do anything:

            >>> my()
    """
print(repr(my.__doc__)); print(inspect.getdoc(my))
def f(ham: str, eggs: str = 'eggs') -> str: return ham + ' and ' + eggs
print(f.__annotations__, f('spam'))
# expect: "Do nothing, but document it.\n\nNo, really, it doesn't do anything:\n\n    >>> my()\n"
# expect: Do nothing, but document it.
# expect: 
# expect: No, really, it doesn't do anything:
# expect: 
# expect:     >>> my()
# expect: {'ham': <class 'str'>, 'eggs': <class 'str'>, 'return': <class 'str'>} spam and eggs
