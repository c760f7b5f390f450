# NotImplemented has no truth value any more.
try:
    bool(NotImplemented)
except TypeError as e:
    print(e)
try:
    if NotImplemented: pass
except TypeError as e:
    print(e)
print(NotImplemented == NotImplemented, repr(NotImplemented))
# expect: NotImplemented should not be used in a boolean context
# expect: NotImplemented should not be used in a boolean context
# expect: True NotImplemented
