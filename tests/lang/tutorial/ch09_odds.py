# A data class as a record, and a bound method as a value.
from dataclasses import dataclass
@dataclass
class Employee:
    name: str
    dept: str
    salary: int
john = Employee('john', 'computer lab', 1000)
print(john.dept, john, john == Employee('john', 'computer lab', 1000))
m = 'abc'.upper; print(m(), m.__self__)
class Empty: pass
e = Empty(); e.anything = [1]; print(e.anything, vars(e))
# expect: computer lab Employee(name='john', dept='computer lab', salary=1000) True
# expect: ABC abc
# expect: [1] {'anything': [1]}
