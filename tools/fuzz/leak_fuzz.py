#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Does an operation of a built-in type keep memory? The operations of types_fuzz.py, each block of them repeated many times in Krait.

  tools/fuzz/leak_fuzz.py                        100,000 operations of each type
  tools/fuzz/leak_fuzz.py --operations 1000000 --types str,generator --seed 5
  tools/fuzz/leak_fuzz.py --odd                  arguments whose special methods misbehave (types_odd.py)

Blocks that are allocated are counted (sys.getallocatedblocks) before and after TIMES repetitions of a block, and the resident memory
over all blocks of a type (set PYTHON_JIT=0 to read it: machine code is part of it). What grows by a block in two repetitions, twice in succession (a cache fills once), is told with the first
operation that does it. Besides the types of types_fuzz.py: functions, methods, generators, classes, descriptors, weak references, frames
and the like (MORE); for them any public method is called, what comes out is used up and dropped.
tests/lang/types/no_growth.py is the small set of this that always runs.
"""
import collections
import contextvars
import functools
import gc
import itertools
import operator
import os
import random
import re
import resource
import sys
import threading
import types
import weakref

import types_fuzz
from types_fuzz import BLOCK, MAKE, a_list, number, scalar

TIMES = 100 # repetitions between two counts

def functions(r):
    value = scalar(r)
    def inner(a, b=value, *rest, c=3, **names):
        return a, value, names
    return r.choice((inner, lambda: value, lambda x, /: x))

def generators(r):
    items = a_list(r)
    def plain():
        try:
            for item in items:
                got = yield item
        finally:
            items.clear()
    def outer():
        result = yield from plain()
        return result
    async def routine():
        return items
    async def asynchronous():
        for item in items:
            yield item
    made = r.choice((plain, outer, routine, asynchronous, lambda: (x for x in items)))()
    if r.random() < 0.5 and isinstance(made, types.GeneratorType):
        next(made, None)
    return made

def classes(r):
    class Meta(type):
        pass
    class Plain:
        x = scalar(r)
        def __init__(self, *args, **names):
            self.args = args
        def method(self, *args):
            return self, args
        @property
        def half(self):
            return self.x
        @classmethod
        def made(cls):
            return cls()
        def __call__(self, *args):
            raise ValueError(args)
    class Slots(Plain, metaclass=Meta):
        __slots__ = ("a", "b")
    kind = r.choice((Plain, Slots))
    return r.choice((lambda: kind, kind, lambda: kind().method, lambda: super(Slots, Slots()), lambda: kind.made))()

def descriptors(r):
    f = functions(r)
    class Slots:
        __slots__ = ("a",)
    return r.choice((property(f, f), classmethod(f), staticmethod(f), Slots.a, functools.partial(f, number(r), x=1), functools.cached_property(f),
                     str.join, int.__add__, dict.__dict__["fromkeys"], type.__dict__["__mro__"], [].append, (1).__add__, types.MethodType(f, 3)))

def references(r):
    class Node:
        def __len__(self):
            return 2
    node = Node()
    made = r.choice((weakref.ref, lambda n: weakref.ref(n, lambda ref: None), weakref.proxy, lambda n: weakref.WeakSet([n]), lambda n: weakref.WeakValueDictionary({1: n}),
                     lambda n: weakref.WeakKeyDictionary({n: 1}), lambda n: weakref.WeakMethod(n.__len__), lambda n: weakref.finalize(n, len, "")))(node)
    if r.random() < 0.5:
        node.keeps = made
    return made

def inner_things(r):
    def failing(x):
        frame = sys._getframe()
        try:
            raise ValueError(x)
        except ValueError as error:
            return r.choice((frame, error.__traceback__, frame.f_locals, frame.f_code, error))
    cell = (lambda: r).__closure__[0]
    return r.choice((lambda: failing(scalar(r)), lambda: types.CellType(scalar(r)), lambda: types.ModuleType("m", "doc"), lambda: failing.__code__, lambda: types.CellType(cell),
                     lambda: types.TracebackType(None, sys._getframe(), 1, 2), lambda: eval("t'a{r!r:>{3}}'", {"r": r})))()

def collected(r):
    items = a_list(r)
    return r.choice((lambda: collections.deque(items, r.choice((None, 3))), lambda: collections.OrderedDict(enumerate(items)), lambda: collections.defaultdict(list, enumerate(items)),
                     lambda: collections.Counter("abca"), lambda: collections.ChainMap({1: items}, {}), lambda: contextvars.copy_context(), lambda: contextvars.ContextVar("v", default=items),
                     lambda: threading.Lock(), lambda: threading.RLock()))()

def lazy(r):
    items = a_list(r)
    return r.choice((lambda: itertools.chain(items, items), lambda: itertools.tee(items)[0], lambda: itertools.groupby(items), lambda: itertools.islice(items, 3), lambda: itertools.product(items, repeat=2),
                     lambda: itertools.permutations(items, 2), lambda: itertools.combinations(items, 2), lambda: itertools.accumulate(items), lambda: itertools.batched(items, 2),
                     lambda: itertools.zip_longest(items, "ab"), lambda: itertools.starmap(pow, [items]), lambda: itertools.pairwise(items),
                     lambda: operator.itemgetter(1, "a"), lambda: operator.attrgetter("real.imag"), lambda: operator.methodcaller("join", items), lambda: functools.lru_cache(3)(lambda *args: args)))()

MORE = {"function": functions, "generator": generators, "class": classes, "descriptor": descriptors, "weakref": references, "inner": inner_things, "collections": collected,
        "itertools": lazy}
LEFT_OUT = {"acquire", "acquire_lock", "__enter__", "__subclasses__", "__init_subclass__", "__class__", "mro", "update_abstractmethods", "_acquire_restore", "__dir__", "__sizeof__"}

def use_up(value):
    if hasattr(type(value), "__next__"):
        for _ in zip(range(9), value):
            pass
    elif isinstance(value, types.CoroutineType):
        value.close()

def any_method(r, make, value):
    """One call, look-up or operator on any object; nothing is told but what was done."""
    names = [name for name in dir(type(value)) if name not in LEFT_OUT]
    name, how = r.choice(names), r.randrange(8)
    arguments = [r.choice((scalar, make, number, a_list))(r) for _ in range(r.choice((0, 0, 1, 1, 2, 3)))]
    sign, call = r.choice(types_fuzz.OPERATORS), r.choice(("repr", "str", "bool", "hash", "len", "list", "iter", "next", "callable", "format", "vars", "dir", "isinstance"))
    try:
        if how == 0:
            what = f"{sign} {arguments}"
            eval(f"a {sign} b", {"a": value, "b": arguments[0] if arguments else None})
        elif how == 1:
            what = call
            use_up(getattr(__builtins__, call)(value))
        elif how == 2:
            what = f"({arguments})"
            use_up(value(*arguments))
        elif how == 3:
            what = f"{name} = {arguments}"
            if not isinstance(value, types.ModuleType):
                setattr(value, name, arguments)
        else:
            what = f"{name}({arguments})"
            use_up(getattr(value, name)(*arguments))
    except Exception:
        pass
    return what

def repeat(kind, seed, block, times, end=BLOCK):
    """The first `end` operations of a block, that many times; what the last one was."""
    make, methods, what = MAKE.get(kind) or MORE[kind], os.environ["FUZZ_NAMES"].split(), ""
    for _ in range(times):
        r = random.Random(f"{kind} {seed} {block}")
        value = make(r)
        for _ in range(end):
            if r.random() < 0.3 or kind == "iterator":
                value = make(r)
            if kind in MORE:
                what = f"{type(value).__name__} {any_method(r, make, value)}"
            elif done := types_fuzz.one(r, kind, make, methods, value):
                what, _, kept = done
                value = value if kept is None else kept
    return what

def grown(kind, seed, block, end=BLOCK):
    gc.collect()
    before = sys.getallocatedblocks()
    contextvars.copy_context().run(repeat, kind, seed, block, TIMES, end) # what variables are set to goes with the context
    gc.collect()
    return sys.getallocatedblocks() - before

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

def keeps(kind, seed, block, end=BLOCK):
    return grown(kind, seed, block, end) > TIMES // 2 and grown(kind, seed, block, end) > TIMES // 2

def run(kind, seed, operations):
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    if os.environ.get("FUZZ_ODD"):
        import types_odd
        types_fuzz.ODD = types_odd
    blocks, sizes = max(4, operations // (BLOCK * TIMES)), []
    for block in range(blocks):
        repeat(kind, seed, block, 2)
        if keeps(kind, seed, block):
            at = next(i for i in range(1, BLOCK + 1) if i == BLOCK or keeps(kind, seed, block, i))
            print(f"{kind} {seed}: block {block} operation {at - 1} keeps {grown(kind, seed, block, at)} blocks: {repeat(kind, seed, block, 1, at)[:300]}", flush=True)
        if block * 4 // blocks != (block + 1) * 4 // blocks:
            sizes.append(resident())
    print(f"{kind}: resident {', '.join(f'{size >> 10}' for size in sizes)} KB after each quarter of {blocks * BLOCK * TIMES} operations", flush=True)

def main():
    import argparse, pathlib, subprocess
    top = pathlib.Path(__file__).resolve().parent.parent.parent
    sys.path.insert(0, str(top / "tools"))
    import oracle
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--types", default=",".join((*MAKE, *MORE)))
    options.add_argument("--operations", type=int, default=100000, help="of each type")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--odd", action="store_true", help="with arguments that misbehave, and keywords (types_odd.py)")
    options.add_argument("--program", default=str(top / "build/release/krait"))
    arguments = options.parse_args()
    peer, found = oracle.find_oracle(), 0
    for kind in arguments.types.split(","):
        environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONWARNINGS="ignore", FUZZ_ODD="1" if arguments.odd else "", FUZZ_NAMES=types_fuzz.names(peer, kind) if kind in MAKE else "")
        done = subprocess.run([arguments.program, __file__, "--run", kind, str(arguments.seed), str(arguments.operations)], env=environment, capture_output=True, text=True)
        print(done.stdout, end="", flush=True)
        found += len(re.findall(" keeps ", done.stdout))
        if done.returncode:
            print(f"{kind}: status {done.returncode} {done.stderr[-300:]}", flush=True)
            found += 1
    print(f"{found} operations keep memory")
    return bool(found)

if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        sys.exit(main())
