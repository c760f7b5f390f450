# SPDX-License-Identifier: MIT
"""The parsed form of dsl/ops/*.ops: plain records that every emitter reads.

parse.read(paths) makes a Model; effects.resolve(model, headers) fills what is read from C
prototypes; owners.check(model) refuses instructions that lose or duplicate a reference.
Order everywhere is the order of the files, so the same input gives the same bytes.
"""
from dataclasses import dataclass, field

REPS = ("none", "box", "int", "float", "bool", "obj")
C_TYPES = {"box": "uint64_t", "int": "int64_t", "float": "double", "bool": "uint64_t"}
IMM_TYPES = {"i32": "int32_t", "u32": "uint32_t", "u64": "uint64_t"}
# what a calling micro-op returns -> representation of the micro-op's result
RESULTS = {"none": "none", "own": "box", "box": "box", "int": "int", "float": "float",
           "bool": "bool", "found": "bool", "ok": "none"}


class OpsError(Exception):
    """A mistake in an .ops file, with its place."""


@dataclass
class Place:
    path: str
    line: int

    def __str__(self):
        return f"{self.path}:{self.line}"


@dataclass
class Param:
    name: str
    rep: str             # one of REPS (never none)
    type: str = ""       # C type behind `obj T`
    steals: bool = False

    @property
    def c_type(self):
        return f"{self.type} *" if self.rep == "obj" else C_TYPES[self.rep]


@dataclass
class Imm:
    name: str
    type: str            # i32, u32, u64


@dataclass
class Uop:
    name: str
    place: Place
    kind: str                       # "leaf" or "call"
    params: list = field(default_factory=list)
    imms: list = field(default_factory=list)
    order: list = field(default_factory=list)  # all parameters and immediates as declared
    out: Param = None               # result, or None
    mark: str = "effect"            # pure guard load store effect
    alias: str = ""                 # alias class of load and store
    proves: list = field(default_factory=list)  # (name, fact text): ("v", "int")
    body: str = ""                  # C text of a leaf
    body_line: int = 0
    function: str = ""              # calls: the C function; leafs: that of COLD_CALL
    takes_thread: bool = False      # calls: first C argument is the thread
    result: str = "none"            # calls: one of RESULTS
    commutes: bool = False          # reserved
    # from the prototype (effects.py); leafs: never
    raises: bool = False
    escapes: bool = False
    header: str = ""                # header that declares it, "" = not found yet

    @property
    def may_exit(self):
        return self.kind == "leaf" and ("EXIT_IF" in self.body or self.function != "")


@dataclass
class Item:
    """One stack entry of an instruction's effect; a run if `count` is set."""
    name: str
    count: str = ""      # C expression over oparg: entries of the run ("oparg", "oparg - 1")
    optional: bool = False


@dataclass
class CacheField:
    name: str
    type: str            # u16 u32 u64
    offset: int          # in units, behind the instruction


# expressions of compositions
@dataclass
class Name:
    name: str


@dataclass
class Const:             # oparg, numbers, cache fields in immediate position: C text
    text: str


@dataclass
class Apply:
    word: str
    args: list
    line: int = 0
    select: list = None  # SELECT(index: A, B, ...)(args): names; `index` in args[0] as Const


@dataclass
class Assign:
    target: str
    value: object
    line: int = 0


@dataclass
class Inst:
    name: str
    place: Place
    inputs: list
    outputs: list
    family: str = ""                # generic instruction of a specialization
    cache: list = None              # CacheField list (family head; members share it)
    cache_units: int = 0
    flags: set = field(default_factory=set)  # arg const name jump local free (from flags(...))
    body: list = None               # composition: Assign / Apply statements, or None
    interp: str = None              # C text, or None
    interp_line: int = 0
    todo: bool = False
    number: int = -1


@dataclass
class Model:
    uops: list = field(default_factory=list)
    insts: list = field(default_factory=list)
    pseudo: list = field(default_factory=list)    # (name, number) that only the compiler sees
    uop: dict = field(default_factory=dict)
    inst: dict = field(default_factory=dict)

    def members(self, family):
        return [i for i in self.insts if i.family == family]

    def families(self):
        return [i for i in self.insts if not i.family and self.members(i.name)]

    def head(self, inst):
        """The instruction whose cache layout `inst` uses."""
        return self.inst[inst.family] if inst.family else inst
