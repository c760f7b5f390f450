# Places that are to be filled in later.
class Empty: pass
def later(*args): ...
while Empty is None: pass
print(later(1, 2), Empty().__dict__, ... is Ellipsis)
# expect: None {} True
