# Dotted names are values, compared with ==.
import enum
class Color(enum.Enum):
    RED = 1
    BLUE = 2
class NS: limit = 10
class Eq:
    def __eq__(self, o): log.append(o); return o == "match"
log = []
NS.eq = Eq()
def f(x):
    match x:
        case Color.RED: return "red"
        case Color.BLUE: return "blue"
        case NS.limit: return "limit"
        case NS.eq: return "eq"
for _ in range(20): r = f(Color.RED), f(Color.BLUE), f(10), f("match"), f("no")
print(r, log[:2])
try:
    match 1:
        case NS.nothing: pass
except AttributeError as e: print(e)
# expect: ('red', 'blue', 'limit', 'eq', None) ['match', 'no']
# expect: type object 'NS' has no attribute 'nothing'
