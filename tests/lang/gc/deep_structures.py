# SPDX-License-Identifier: MIT
"""Chains of each kind of object are freed without recursion in C, by counting and by the collector, where the stack is as small as it may be."""
import collections
import contextvars
import functools
import gc
import itertools
import operator
import sys
import threading
import types
import typing
import weakref

DEPTH = 6000 # 40 bytes of stack each

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

class Del(Node):
    def __del__(self):
        pass

class List(list):
    pass

class Weak(Node):
    pass

def suspended(inner):
    g = (lambda: (yield inner))()
    next(g)
    return g

def holding(inner):
    def g():
        mine = inner
        yield
    g = g()
    next(g)
    return g

def coro(inner):
    async def f():
        mine = inner
        await aw
    c = f()
    c.send(None)
    return c

class Aw:
    def __await__(self):
        yield

aw = Aw()

def agen(inner):
    async def f():
        mine = inner
        yield 1
    return f()

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

def callback(inner):
    node = Node(None)
    return (node, weakref.ref(node, lambda ref, inner=inner: None))

def callback2(inner):
    node = Weak(None)
    node.r = weakref.ref(keep, lambda ref, inner=inner: None)
    return node

keep = Node(0)

frame = sys._getframe()

def own_frame(inner):
    def f():
        mine = inner
        return sys._getframe()
    return f()

KINDS = {
    "list": lambda inner: [inner], "tuple": lambda inner: (inner,), "dict": lambda inner: {1: inner}, "dictkey": lambda inner: {Slots(inner): 1}, "set": lambda inner: {Slots(inner)},
    "frozenset": lambda inner: frozenset((Slots(inner),)), "values": lambda inner: {1: inner}.values(), "items": lambda inner: iter({1: inner}.items()), "keys": lambda inner: {1: inner}.keys(), "instance": Node, "slots": Slots, "finalized": Finalized, "del": Del,
    "subclass": lambda inner: List((inner,)), "attributes": lambda inner: Node(inner).__dict__, "generator": suspended, "holding": holding, "coroutine": coro, "agen": agen, "expression": lambda inner: (x for x in (inner,)),
    "closure": closed_over, "defaults": lambda inner: lambda x=inner: x, "kwdefaults": lambda inner: (lambda *, x=inner: x), "context": chained("__context__"), "cause": chained("__cause__"), "args": lambda inner: ValueError(inner), "error": failed,
    "group": lambda inner: ExceptionGroup("g", [inner if isinstance(inner, Exception) else ValueError()]),
    "traceback": lambda inner: types.TracebackType(inner if isinstance(inner, types.TracebackType) else None, frame, 1, 1), "map": lambda inner: map(str, inner or ()),
    "zip": lambda inner: zip(inner or ()), "filter": lambda inner: filter(None, inner or ()), "enumerate": lambda inner: enumerate(inner or ()), "iterator": lambda inner: iter([inner]), "tupleiter": lambda inner: iter((inner,)), "reversed": lambda inner: reversed([inner]),
    "setiter": lambda inner: iter({Slots(inner)}), "callableiter": lambda inner: iter([inner].pop, 1), "seqiter": lambda inner: iter(Seq(inner)),
    "chain": lambda inner: itertools.chain(inner or ()), "chain2": lambda inner: itertools.chain.from_iterable(inner or ()), "islice": lambda inner: itertools.islice(inner or (), 1), "cycle": lambda inner: itertools.cycle(inner or ()), "repeat": lambda inner: itertools.repeat(inner), "starmap": lambda inner: itertools.starmap(print, inner or ()),
    "accumulate": lambda inner: itertools.accumulate(inner or ()), "takewhile": lambda inner: itertools.takewhile(print, inner or ()), "dropwhile": lambda inner: itertools.dropwhile(print, inner or ()), "filterfalse": lambda inner: itertools.filterfalse(None, inner or ()), "groupby": lambda inner: itertools.groupby(inner or ()), "pairwise": lambda inner: itertools.pairwise(inner or ()), "batched": lambda inner: itertools.batched(inner or (), 2), "zip_longest": lambda inner: itertools.zip_longest(inner or ()), "compress": lambda inner: itertools.compress(inner or (), ()), "tee": lambda inner: itertools.tee(inner or ())[0], "product": lambda inner: itertools.product((inner,)), "permutations": lambda inner: itertools.permutations((inner,)), "combinations": lambda inner: itertools.combinations((inner,), 1), "count": lambda inner: itertools.count(Num(inner)),
    "bound": lambda inner: Node(inner).method, "bound2": lambda inner: types.MethodType(print, inner or 1),
    "bound to C": lambda inner: [inner].append, "wrapper": lambda inner: [inner].__len__, "reference": referenced, "callback": callback, "callback2": callback2, "partial": lambda inner: functools.partial(print, inner), "partialkw": lambda inner: functools.partial(print, a=inner), "partialmethod": lambda inner: functools.partialmethod(print, inner), "lru": lambda inner: functools.lru_cache(closed_over(inner)), "cached": lambda inner: functools.cached_property(closed_over(inner)), "cmpkey": lambda inner: functools.cmp_to_key(closed_over(inner))(inner),
    "cell": types.CellType, "property": property, "classmethod": classmethod, "staticmethod": staticmethod, "slice": slice, "proxy": lambda inner: types.MappingProxyType({1: inner}), "namespace": lambda inner: types.SimpleNamespace(a=inner), "module": lambda inner: setattr(m := types.ModuleType("m"), "x", inner) or m,
    "deque": lambda inner: collections.deque((inner,)), "dequeiter": lambda inner: iter(collections.deque((inner,))), "defaultdict": lambda inner: collections.defaultdict(None, {1: inner}), "defaultfactory": lambda inner: collections.defaultdict(closed_over(inner)), "OrderedDict": lambda inner: collections.OrderedDict({1: inner}), "odictiter": lambda inner: iter(collections.OrderedDict({1: inner}).items()), "Counter": lambda inner: collections.Counter({1: inner}), "super": lambda inner: super(Node, Node(inner)), "frame": lambda inner: sys._getframe(), "frame2": own_frame, "locals": lambda inner: own_frame(inner).f_locals,
    "getter": lambda inner: operator.itemgetter((inner,)), "caller": lambda inner: operator.methodcaller("x", inner), "alias": lambda inner: types.GenericAlias(list, (inner,)), "typevar": lambda inner: typing.TypeVar("T", bound=inner), "memoryview": lambda inner: memoryview(inner or b"") , "buffer": lambda inner: memoryview(Buf(inner)),
    "code": lambda inner: closed_over.__code__.replace(co_consts=(inner if isinstance(inner, types.CodeType) else None,)), "codetuple": lambda inner: closed_over.__code__.replace(co_consts=((inner,) if isinstance(inner, types.CodeType) else None,)),
    "class": lambda inner: type("C", (), {"x": inner}), "proxyref": lambda inner: weakref.proxy(keep, closed_over(inner)), "context_var": lambda inner: ctx(inner), "stopiter": lambda inner: StopIteration(inner), "template": lambda inner: eval("t'{inner}'", {"inner": inner}), "array": lambda inner: Buf(inner), "str": lambda inner: Str("x", inner), "int": lambda inner: Int(inner), "local": lambda inner: setattr(l := threading.local(), "x", inner) or l, "wrapdesc": lambda inner: types.MethodType(Node(inner).method, 1),
    "mixed": lambda inner: Node([(functools.partial(print, {1: inner}),)]),
}

def ctx(inner):
    c = contextvars.copy_context()
    c.run(var.set, inner)
    return c

var = contextvars.ContextVar("v")

class Seq:
    def __init__(self, inner):
        self.inner = inner
    def __getitem__(self, i):
        raise IndexError

class Num(int):
    def __new__(cls, inner):
        self = int.__new__(cls, 3)
        self.inner = inner
        return self

Int = Num

class Str(str):
    def __new__(cls, s, inner):
        self = str.__new__(cls, s)
        self.inner = inner
        return self

class Buf(bytearray):
    def __init__(self, inner):
        super().__init__(b"x")
        self.inner = inner

def build(make, depth):
    inner = None
    for _ in range(depth):
        inner = make(inner)
    return inner

SLOW = ("code", "codetuple", "error", "template", "class", "local")

def work():
    for name, make in KINDS.items():
        depth = DEPTH // 10 if name in SLOW else DEPTH
        gc.disable()
        deep = build(make, depth)
        del deep
        ring = [build(make, depth)]
        ring.append(ring)
        del ring
        if gc.collect() < depth and name in ("list", "instance", "mixed"):
            print(name, "is left")
        gc.enable()
    print(len(KINDS), "freed")

threading.stack_size(256 << 10)
thread = threading.Thread(target=work)
thread.start()
thread.join()
# expect: 110 freed
