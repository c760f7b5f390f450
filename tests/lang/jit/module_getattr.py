# A module's __getattr__ reads a global of another module, which a trace has stored to: it sees the new value.
import sys
import types


def module(name, text):
    made = types.ModuleType(name)
    sys.modules[name] = made
    exec(text, made.__dict__)
    return made


paths = module("paths", """
PATH = ("a",)
def reset(new):
    global PATH
    PATH = tuple(new)
""")
front = module("front", """
import paths
def __getattr__(name):
    if name == "PATH":
        return paths.PATH
    raise AttributeError(name)
""")


def run(rounds):
    wrong = 0
    for i in range(rounds):
        for new in (("a%d" % i,), ("one", "two"), ("c",)):
            paths.reset(new)
            wrong += front.PATH != new
    return wrong


print(run(1500))
# expect: 0
