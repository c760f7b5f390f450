# assert raises AssertionError with its message.
def f(x):
    assert x < 50, f"too big: {x}"
    return x
t = 0
for i in range(60):
    try:
        t += f(i)
    except AssertionError as e:
        t -= 1
        last = str(e)
print(t, last)
try:
    assert not 1
except AssertionError as e:
    print(repr(e))
# expect: 1215 too big: 59
# expect: AssertionError()
