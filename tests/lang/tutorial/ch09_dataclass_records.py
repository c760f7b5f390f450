# A record by dataclass: fields, order, defaults, post-init, replace, frozen, match.
from dataclasses import dataclass, field, replace, fields, asdict, astuple, FrozenInstanceError
@dataclass(order=True)
class Employee:
    name: str
    dept: str = field(compare=False)
    salary: int = 0
    tags: list = field(default_factory=list, repr=False)
    def __post_init__(self): self.dept = self.dept.upper()
john = Employee("john", "lab", 1000)
print(john, john == Employee("john", "ops", 1000), john < Employee("kim", "a"), replace(john, salary=5).salary)
print([f.name for f in fields(john)], asdict(john), astuple(john), Employee.__match_args__)
@dataclass(frozen=True)
class Key: a: int; b: int = 2
print({Key(1): "x"}[Key(1, 2)], hash(Key(1)) == hash(Key(1)))
try: Key(1).a = 3
except FrozenInstanceError as e: print(e)
try: Employee()
except TypeError as e: print(e)
try:
    @dataclass
    class Bad: x: list = []
except ValueError as e: print(e)
# expect: Employee(name='john', dept='LAB', salary=1000) True True 5
# expect: ['name', 'dept', 'salary', 'tags'] {'name': 'john', 'dept': 'LAB', 'salary': 1000, 'tags': []} ('john', 'LAB', 1000, []) ('name', 'dept', 'salary', 'tags')
# expect: x True
# expect: cannot assign to field 'a'
# expect: Employee.__init__() missing 2 required positional arguments: 'name' and 'dept'
# expect: mutable default <class 'list'> for field x is not allowed: use default_factory
