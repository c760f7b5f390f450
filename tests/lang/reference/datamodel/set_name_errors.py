# __set_name__ is told once per name, and what it raises gets a note.
class D:
    def __set_name__(self, owner, name): print(owner.__name__, name)
class A:
    x = D(); y = x
A.z = D()
class Bad:
    def __set_name__(self, owner, name): raise ValueError("bad name")
try:
    class B: b = Bad()
except ValueError as e:
    print(e, e.__notes__)
# expect: A x
# expect: A y
# expect: bad name ["Error calling __set_name__ on 'Bad' instance 'b' in 'B'"]
