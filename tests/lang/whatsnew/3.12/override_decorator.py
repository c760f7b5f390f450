# typing.override sets a mark and changes nothing else.
from typing import override
class Base:
    def hello(self): return "base"
class Child(Base):
    @override
    def hello(self): return "child"
    @property
    @override
    def size(self): return 3
    @override
    @classmethod
    def make(cls): return cls.__name__
print(Child().hello(), Child.hello.__override__, Child.size.fget.__override__, Child().make())
print(hasattr(Base.hello, "__override__"), override(5))
# expect: child True True Child
# expect: False 5
