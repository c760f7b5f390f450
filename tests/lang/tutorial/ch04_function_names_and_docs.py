# A function under several names, its docstring cleaned, its annotations, and lambdas in sort keys.
import inspect
def fib(n):
    """Print small ones.

        Deeper line.
    Last line.
    """
    a, b = 0, 1
    while a < n: print(a, end=" "); a, b = b, a + b
    print()
f = fib; f(100); print(f.__name__, f(0), fib.__doc__.splitlines(), inspect.getdoc(fib).splitlines()[2])
def ham(h: str, e: str = "eggs", *rest: int, k: "text" = None) -> str: return h + " and " + e
print(ham.__annotations__, ham("spam"), inspect.signature(ham))
pairs = [(1, "one"), (2, "two"), (3, "three"), (4, "four")]
pairs.sort(key=lambda p: p[1]); print(pairs)
print([make(1) for make in [lambda x, n=n: x + n for n in range(3)]], [make(1) for make in [lambda x: x + n for n in range(3)]])
# expect: 0 1 1 2 3 5 8 13 21 34 55 89 
# expect: 
# expect: fib None ['Print small ones.', '', '    Deeper line.', 'Last line.']     Deeper line.
# expect: {'h': <class 'str'>, 'e': <class 'str'>, 'rest': <class 'int'>, 'k': 'text', 'return': <class 'str'>} spam and eggs (h: str, e: str = 'eggs', *rest: int, k: 'text' = None) -> str
# expect: [(4, 'four'), (1, 'one'), (3, 'three'), (2, 'two')]
# expect: [1, 2, 3] [3, 3, 3]
