# Functions that traces do not make (lambdas, generator expressions called at once) leave none of their own to gc, and keep no module alive.
import gc
import weakref

SOURCE = """
class Held:
    pass


held = Held()


def lambdas(n):
    total = 0
    for i in range(n):
        f = lambda x: x + i
        total += f(3)
        if i % 1000 == 999:
            total += any(k is held for k in (i, held))
    return total


result = lambdas(5000), lambdas(60)
"""


def functions():
    return sum(type(o).__name__ == "function" for o in gc.get_objects())


def run():
    names = {}
    exec(compile(SOURCE, "<module>", "exec"), names)
    gc.collect()
    print(names["result"], sorted(type(o).__name__ for o in gc.get_objects() if getattr(o, "__globals__", None) is names))
    return weakref.ref(names["held"])


gc.collect()
before = functions()
gone = [run() for _ in range(3)]
# expect: (12512505, 1950) ['function']
# expect: (12512505, 1950) ['function']
# expect: (12512505, 1950) ['function']
gc.collect()
print([ref() for ref in gone], functions() - before)  # expect: [None, None, None] 0
