# `type` begins an alias only before a name and a sign of equality.
type = 3
type += 1
print(type, type == 4)
type X = int
print(X, X.__value__)
del type
type type = str
print(type.__name__)
# expect: 4 True
# expect: X <class 'int'>
# expect: type
