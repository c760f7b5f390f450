# A local that a trace has found bound may be unbound the next time: deleted in the loop, or never bound in that call.
def deletes(value):
    told = 0
    for _ in range(30):
        try:
            if isinstance(value, int):
                del value
        except NameError:
            told += 1
    return told

def binds(value):
    if value:
        x = value
    told = 0
    for _ in range(30):
        try:
            told += len(x)
        except UnboundLocalError:
            told -= 1
    return told

def generates(value):
    if value is not True:
        x = value
    for _ in range(30):
        try:
            yield x is None
        except UnboundLocalError as e:
            yield str(e)

print(*[deletes(value) for value in (None, 1, 1 << 62, "a", 2.5, True)])
# expect: 0 29 29 0 0 29
print(*[binds(value) for value in ([1], [], "ab", (), {1: 2}, None)])
# expect: 30 -30 60 -30 30 -30
for value in None, True, [1], True, 3, True:
    print(*set(generates(value)), sep=", ")
# expect: True
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: False
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: False
# expect: cannot access local variable 'x' where it is not associated with a value
