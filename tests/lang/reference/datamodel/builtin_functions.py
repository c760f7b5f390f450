# Attributes of built-in functions and methods.
print(len.__name__, len.__qualname__, len.__module__, len.__self__.__name__, type(len.__doc__))
l = [1]; a = l.append
print(a.__name__, a.__qualname__, a.__self__ is l, a.__module__, repr(len), str.upper, a == l.append, a == [1].append)
print(type(len).__name__, type(str.upper).__name__, type("".upper).__name__, type(object().__str__).__name__, type(object.__str__).__name__, type(int.__dict__["real"]).__name__, type(type.__dict__["__dict__"]).__name__)
# expect: len len builtins builtins <class 'str'>
# expect: append list.append True None <built-in function len> <method 'upper' of 'str' objects> True False
# expect: builtin_function_or_method method_descriptor builtin_function_or_method method-wrapper wrapper_descriptor getset_descriptor getset_descriptor
