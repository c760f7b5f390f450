"""What goes down into objects that are nested too deep raises RecursionError, and the interpreter goes on.
In a thread with a small stack, whose end is near."""
import copy
import functools
import json
import marshal
import pickle
import threading
import types
from collections import OrderedDict, deque

DEPTH = 20_000

class Node:
    def __init__(self, inner):
        self.inner = inner
    def __repr__(self):
        return f"Node({self.inner!r})"
    def __eq__(self, other):
        return self.inner == other.inner
    def __hash__(self):
        return hash(self.inner)

def build(make):
    inner = None
    for _ in range(DEPTH):
        inner = make(inner)
    return inner

def tell(name, function, *args):
    try:
        kind = type(function(*args)).__name__
    except Exception as error:
        kind = type(error).__name__
    print(name, kind, end="; ")

KINDS = {"list": lambda inner: [inner], "dict": lambda inner: {1: inner}, "Node": Node, "deque": lambda inner: deque((inner,)),
         "namespace": lambda inner: types.SimpleNamespace(a=inner), "proxy": lambda inner: types.MappingProxyType({1: inner}),
         "OrderedDict": lambda inner: OrderedDict({1: inner}), "partial": lambda inner: functools.partial(print, (inner,))}
def all_kinds():
    for kind, make in KINDS.items():
        deep, other = build(make), build(make)
        print(kind, end=": ")
        for function in repr, ascii, hash, copy.copy, copy.deepcopy, pickle.dumps, json.dumps, marshal.dumps:
            tell(function.__name__, function, deep)
        tell("==", lambda: deep == other)
        tell("in", lambda: deep in [other])
        tell("index", [other].index, deep)
        print()
    types_too_deep = build(lambda inner: (inner or int,))
    tell("isinstance", isinstance, "a", types_too_deep)
    tell("issubclass", issubclass, str, types_too_deep)
    print()

threading.stack_size(512 << 10)
thread = threading.Thread(target=all_kinds)
thread.start()
thread.join()
# expect: list: repr RecursionError; ascii RecursionError; hash TypeError; copy list; deepcopy RecursionError; dumps RecursionError; dumps RecursionError; dumps ValueError; == RecursionError; in RecursionError; index RecursionError; 
# expect: dict: repr RecursionError; ascii RecursionError; hash TypeError; copy dict; deepcopy RecursionError; dumps RecursionError; dumps RecursionError; dumps ValueError; == RecursionError; in RecursionError; index RecursionError; 
# expect: Node: repr RecursionError; ascii RecursionError; hash RecursionError; copy Node; deepcopy RecursionError; dumps RecursionError; dumps TypeError; dumps ValueError; == RecursionError; in RecursionError; index RecursionError; 
# expect: deque: repr RecursionError; ascii RecursionError; hash TypeError; copy deque; deepcopy RecursionError; dumps RecursionError; dumps TypeError; dumps ValueError; == RecursionError; in RecursionError; index RecursionError; 
# expect: namespace: repr RecursionError; ascii RecursionError; hash TypeError; copy SimpleNamespace; deepcopy RecursionError; dumps RecursionError; dumps TypeError; dumps ValueError; == RecursionError; in RecursionError; index RecursionError; 
# expect: proxy: repr RecursionError; ascii RecursionError; hash TypeError; copy TypeError; deepcopy TypeError; dumps TypeError; dumps TypeError; dumps ValueError; == RecursionError; in RecursionError; index RecursionError; 
# expect: OrderedDict: repr RecursionError; ascii RecursionError; hash TypeError; copy OrderedDict; deepcopy RecursionError; dumps RecursionError; dumps RecursionError; dumps ValueError; == RecursionError; in RecursionError; index RecursionError; 
# expect: partial: repr RecursionError; ascii RecursionError; hash int; copy partial; deepcopy RecursionError; dumps RecursionError; dumps TypeError; dumps ValueError; == bool; in bool; index ValueError; 
# expect: isinstance RecursionError; issubclass RecursionError; 
