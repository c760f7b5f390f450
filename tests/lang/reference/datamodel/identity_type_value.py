# id, type and is; objects keep their identity while they change.
l = [1]; i = id(l); l.append(2)
print(id(l) == i, type(l) is list, type(type(l)) is type, isinstance(l, object))
a = b = []; a.append(1); print(b, a is b)
# expect: True True True True
# expect: [1] True
