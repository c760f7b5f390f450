# raise from, implicit context, and suppressed context.
def f(i):
    try:
        try:
            raise KeyError(i)
        except KeyError as e:
            if i % 2:
                raise ValueError("cause") from e
            raise TypeError("context")
    except (ValueError, TypeError) as e:
        return type(e.__cause__).__name__, type(e.__context__).__name__, e.__suppress_context__
for i in range(60):
    r = f(i)
print(r, f(0))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k") from None
except KeyError as e:
    print(e.__cause__, type(e.__context__).__name__, e.__suppress_context__)
# expect: ('KeyError', 'KeyError', True) ('NoneType', 'KeyError', False)
# expect: None ZeroDivisionError True
