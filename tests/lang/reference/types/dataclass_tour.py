# dataclasses: defaults, order, frozen, post_init, inheritance, fields and errors.
from dataclasses import *
@dataclass(order=True)
class A:
    x: int
    y: list = field(default_factory=list, compare=False)
    z: int = field(default=3, repr=False)
    def __post_init__(self): self.w = self.x + self.z
@dataclass
class B(A): q: str = "q"
@dataclass(frozen=True)
class F: a: int; b: InitVar[int] = 0
print(A(1), A(1).w, A(1) < A(2), A(1) == A(1, [5]), B(1, q="r"), asdict(B(2)), astuple(A(3)), [f.name for f in fields(B)], replace(A(1), x=9), hash(F(1)) == hash(F(1)), is_dataclass(A), A.__match_args__)
try: F(1).a = 2
except FrozenInstanceError as e: print(e)
for code in ("@dataclass\nclass X:\n a: int = 1\n b: int", "@dataclass\nclass X:\n a: list = []", "A()", "A(1) < 5", "hash(A(1))", "@dataclass(frozen=True)\nclass X(A): pass", "fields(5)", "@dataclass(order=True, eq=False)\nclass X: pass", "field(default=1, default_factory=int)", "asdict(5)"):
    try: exec(code)
    except (TypeError, ValueError) as e: print(code.replace("\n", "/"), "|", type(e).__name__, e)
M = make_dataclass("M", ["a", ("b", int, 5)]); print(M(1))
# expect: A(x=1, y=[]) 4 True True B(x=1, y=[], q='r') {'x': 2, 'y': [], 'z': 3, 'q': 'q'} (3, [], 3) ['x', 'y', 'z', 'q'] A(x=9, y=[]) True True ('x', 'y', 'z')
# expect: cannot assign to field 'a'
# expect: @dataclass/class X:/ a: int = 1/ b: int | TypeError non-default argument 'b' follows default argument 'a'
# expect: @dataclass/class X:/ a: list = [] | ValueError mutable default <class 'list'> for field a is not allowed: use default_factory
# expect: A() | TypeError A.__init__() missing 1 required positional argument: 'x'
# expect: A(1) < 5 | TypeError '<' not supported between instances of 'A' and 'int'
# expect: hash(A(1)) | TypeError unhashable type: 'A'
# expect: @dataclass(frozen=True)/class X(A): pass | TypeError cannot inherit frozen dataclass from a non-frozen one
# expect: fields(5) | TypeError must be called with a dataclass type or instance
# expect: @dataclass(order=True, eq=False)/class X: pass | ValueError eq must be true if order is true
# expect: field(default=1, default_factory=int) | ValueError cannot specify both default and default_factory
# expect: asdict(5) | TypeError asdict() should be called on dataclass instances
# expect: M(a=1, b=5)
