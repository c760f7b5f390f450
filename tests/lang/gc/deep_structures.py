"""Chains of 50,000 of each kind of object are freed without recursion in C, given back by counting and by the collector."""
import collections
import functools
import gc
import itertools
import operator
import sys
import types
import weakref

DEPTH = 50_000

class Node:
    def __init__(self, inner):
        self.inner = inner
    def method(self):
        pass

class Slots:
    __slots__ = ("inner",)
    def __init__(self, inner):
        self.inner = inner

class Finalized(Node):
    def __del__(self):
        self.inner = None

class List(list):
    pass

def suspended(inner):
    g = (lambda: (yield inner))()
    next(g)
    return g

def closed_over(inner):
    return lambda: inner

def failed(inner):
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise ValueError(inner)
    except ValueError as error:
        return error

def chained(name):
    def make(inner):
        error = ValueError()
        setattr(error, name, inner if isinstance(inner, BaseException) else None)
        return error
    return make

def referenced(inner):
    node = Node(inner)
    node.reference = weakref.ref(node, lambda ref: None)
    return node

frame = sys._getframe()
KINDS = {
    "list": lambda inner: [inner], "tuple": lambda inner: (inner,), "dict": lambda inner: {1: inner}, "set": lambda inner: {Slots(inner)},
    "frozenset": lambda inner: frozenset((Slots(inner),)), "values": lambda inner: {1: inner}.values(), "instance": Node, "slots": Slots, "finalized": Finalized,
    "subclass": lambda inner: List((inner,)), "attributes": lambda inner: Node(inner).__dict__, "generator": suspended, "expression": lambda inner: (x for x in (inner,)),
    "closure": closed_over, "defaults": lambda inner: lambda x=inner: x, "context": chained("__context__"), "cause": chained("__cause__"), "error": failed,
    "traceback": lambda inner: types.TracebackType(inner if isinstance(inner, types.TracebackType) else None, frame, 1, 1), "map": lambda inner: map(str, inner or ()),
    "zip": lambda inner: zip(inner or ()), "filter": lambda inner: filter(None, inner or ()), "enumerate": lambda inner: enumerate(inner or ()), "iterator": lambda inner: iter([inner]),
    "chain": lambda inner: itertools.chain(inner or ()), "islice": lambda inner: itertools.islice(inner or (), 1), "bound": lambda inner: Node(inner).method,
    "bound to C": lambda inner: [inner].append, "wrapper": lambda inner: [inner].__len__, "reference": referenced, "partial": lambda inner: functools.partial(print, inner),
    "cell": types.CellType, "property": property, "slice": slice, "proxy": lambda inner: types.MappingProxyType({1: inner}), "namespace": lambda inner: types.SimpleNamespace(a=inner),
    "deque": lambda inner: collections.deque((inner,)), "super": lambda inner: super(Node, Node(inner)), "frame": lambda inner: sys._getframe(),
    "getter": lambda inner: operator.itemgetter((inner,)), "alias": lambda inner: types.GenericAlias(list, (inner,)), "code": lambda inner: closed_over.__code__.replace(co_consts=(inner if isinstance(inner, types.CodeType) else None,)),
}
def build(make, depth):
    inner = None
    for _ in range(depth):
        inner = make(inner)
    return inner

for name, make in KINDS.items():
    deep = build(make, DEPTH // 10 if name in ("code", "error", "frame") else DEPTH)
    del deep
print(len(KINDS), "freed")
ring = [None]
ring[0] = [build(lambda inner: Node([(inner,)]), DEPTH), ring]
del ring
print(gc.collect() >= DEPTH)
# expect: 42 freed
# expect: True
