# Documentation strings and annotations of a function.
def ham(a: str, b: str = "eggs") -> str:
    """Short line.

    Longer text, indented.
    """
    return a + " and " + b
print(ham("x"), ham.__annotations__, repr(ham.__doc__))
# expect: x and eggs {'a': <class 'str'>, 'b': <class 'str'>, 'return': <class 'str'>} 'Short line.\n\nLonger text, indented.\n'
