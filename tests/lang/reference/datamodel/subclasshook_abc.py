# __subclasshook__ answers for issubclass; register and inheritance answer otherwise.
from abc import ABC, abstractmethod
class Quacks(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is not Quacks: return NotImplemented
        return any("quack" in k.__dict__ for k in other.__mro__) or NotImplemented
class Duck:
    def quack(self): pass
class Child(Duck): pass
class Stone: pass
print(issubclass(Duck, Quacks), isinstance(Child(), Quacks), isinstance(Stone(), Quacks))
Quacks.register(Stone)
print(isinstance(Stone(), Quacks), Quacks in Stone.__mro__)
class Strict(Quacks):
    @abstractmethod
    def must(self): ...
    @property
    @abstractmethod
    def other(self): ...
print(issubclass(Duck, Strict), sorted(Strict.__abstractmethods__))
try: Strict()
except TypeError as e: print(e)
Strict.__abstractmethods__ = frozenset()
print(type(Strict()).__name__)
# expect: True True False
# expect: True False
# expect: False ['must', 'other']
# expect: Can't instantiate abstract class Strict without an implementation for abstract methods 'must', 'other'
# expect: Strict
