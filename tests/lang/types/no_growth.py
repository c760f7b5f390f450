"""No operation of a built-in type keeps memory: as many blocks are allocated after it ran many times as before."""
import gc
import sys

VALUES = {
    "int": "[0, -7, 10**25]", "float": "[0.5, float('inf'), -0.0]", "complex": "[1+2j, 0j]", 
    "str": "['', 'a,b', 'Stra\\xdfe', '\\U0001f600x']", "bytes": "[b'', b'a,b', b'\\xff\\0']", "bytearray": "[bytearray(), bytearray(b'a,b')]",
    "list": "[[], [3, 'a', 1.5], [2, 1]]", "tuple": "[(), (1, 'b')]", "dict": "[{}, {'a': 1, 2: 'b'}]", "set": "[set(), {1, 'a'}]",
    "frozenset": "[frozenset(), frozenset((1, 2))]", "range": "[range(5), range(2**70, 2**70 + 3)]", "slice": "[slice(1, None, 2)]",
    "memoryview": "[memoryview(bytearray(b'abcd'))]", "type": "[int]", "exception": "[ValueError('a'), KeyError(1)]",
    "iterators": "[iter([1]), iter('ab'), iter({1: 2}), zip('ab', 'c'), enumerate('ab'), map(str, [1]), reversed([1, 2]), iter(range(3)), iter(int, 0)]",
    "views": "[{1: 2}.keys(), {1: 2}.values(), {1: 2}.items()]", "function": "[lambda a, b=1: a]", "namespace": "[__import__('types').SimpleNamespace(a=1)]",
    "property": "[property(len)]", "alias": "[list[int], int | str]",
}
ARGUMENTS = ["()", "(1,)", "('a',)", "(b'a',)", "(None,)", "([1, 'a'],)", "({'a': 1},)", "(1.5,)", "('a', 'b')", "(0, 1)", "(b'a', b'b', 1)", "('xx', 'yy', 'zz')", "((1, 2),)"]
SKIPPED = {"__init_subclass__", "__subclasses__", "release", "__release_buffer__", "__class__", "__dir__", "__buffer__", "__set__", "__delete__", "mro"}

def rounds(kind, names, times):
    for _ in range(times):
        for name in names:
            for text in ARGUMENTS:
                if name in ("__mul__", "__rmul__", "__imul__", "__pow__", "__rpow__", "__lshift__") and "10**" in VALUES[kind]:
                    break
                for value in eval(VALUES[kind]):
                    try:
                        result = getattr(value, name)(*eval(text))
                        if hasattr(result, "__next__"):
                            for _, item in zip(range(9), result):
                                pass
                    except Exception:
                        pass
                    result = item = value = None

def grown(kind, names):
    before = sys.getallocatedblocks()
    rounds(kind, names, 3)
    gc.collect()
    return sys.getallocatedblocks() - before

only = sys.argv[1:]
for kind, text in VALUES.items():
    if only and kind not in only:
        continue
    names = sorted({n for v in eval(text) for n in dir(v) if callable(getattr(v, n)) and n not in SKIPPED})
    rounds(kind, names, 1)
    gc.collect()
    if grown(kind, names) > 2 and grown(kind, names) > 2: # a cache may fill once
        for name in names:
            rounds(kind, [name], 2)
            count = grown(kind, [name])
            if count > 2:
                print(kind, name, "keeps", count)
print("nothing else")
# expect: nothing else
