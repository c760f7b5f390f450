"""__builtins__ of a namespace may be any mapping; what is none is asked all the same. __reduce__ of iterators looks its function up there, first."""
import builtins
import types


def tried(call):
    try:
        return call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def run(text, kind, **names):
    names["__builtins__"] = kind
    return tried(lambda: eval(text, names))


class Asked(dict):
    def __missing__(self, key):
        return f"made {key}"


proxy = types.MappingProxyType
print(run("name", proxy({"name": 1})), run("name", proxy({})), run("name", Asked()), run("name", 123), run("print", {}))
print(run("(lambda: name)()", proxy({"name": 1})), run("[name for x in 'ab']", proxy({"name": 1})))
print(run("x.__reduce__()", proxy({}), x=iter([1])), run("x.__reduce__()", proxy({"iter": "mine"}), x=iter([1])), run("x.__reduce__()", Asked(), x=iter({})))
for names in proxy({}), proxy({"__import__": lambda *arguments: arguments[0]}):
    space = {"__builtins__": names}
    print(tried(lambda: exec("import foo.bar", space)), space.get("foo"))
print(tried(lambda: exec("class A: pass", {"__builtins__": proxy({})})))


class Module(types.ModuleType):
    name = 5


module = Module("m")
module.name = 7
print(run("name", module))


class Name:
    def __init__(self, iterator):
        self.iterator = iterator

    def __hash__(self):
        return hash("iter")

    def __eq__(self, other):
        list(self.iterator)
        return other == "iter"


class Sequence:
    def __getitem__(self, index):
        raise IndexError


for over in "xyz", [1, 2], b"xy", bytearray(b"ab"), (1, 2), Sequence(), tuple[int]:
    iterator, kept = iter(over), builtins.iter
    del builtins.__dict__["iter"]
    builtins.__dict__[Name(iterator)] = kept
    parts = iterator.__reduce__()
    del builtins.__dict__["iter"]
    builtins.iter = kept
    print(parts[1:])
# expect: 1 NameError: name 'name' is not defined made name TypeError: 'int' object is not subscriptable NameError: name 'print' is not defined
# expect: 1 [1, 1]
# expect: AttributeError: iter ('mine', ([1],), 0) ('made iter', ([],))
# expect: ImportError: __import__ not found None
# expect: None foo.bar
# expect: NameError: __build_class__ not found
# expect: 7
# expect: (('',),)
# expect: (([],),)
# expect: (((),),)
# expect: (((),),)
# expect: (((),),)
# expect: (((),),)
# expect: (((),),)
