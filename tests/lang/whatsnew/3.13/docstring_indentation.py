# Docstrings are stored without the common indentation.
def f():
    """First.

    Second line
        indented more
    """
class C:
    '''One
	tab
    '''
print(repr(f.__doc__), repr(C.__doc__))
# expect: 'First.\n\nSecond line\n    indented more\n' 'One\ntab\n'
