# SPDX-License-Identifier: MIT
"""Numbers and specialized forms of Krait's instructions, read from the program, so never out of step; the inline caches
are those that co_code shows (runtime/code_layout.c): CPython's, whatever Krait keeps there."""
from _opcode import _tables

opmap, _specialized_opmap, _specializations, _ = _tables()
_counter = {"counter": 1}
_cache_format = {
    "LOAD_GLOBAL": {"counter": 1, "index": 1, "module_keys_version": 1, "builtin_keys_version": 1},
    "BINARY_OP": {"counter": 1, "descr": 4},
    "UNPACK_SEQUENCE": _counter,
    "COMPARE_OP": _counter,
    "CONTAINS_OP": _counter,
    "FOR_ITER": _counter,
    "LOAD_SUPER_ATTR": _counter,
    "LOAD_ATTR": {"counter": 1, "version": 2, "keys_version": 2, "descr": 4},
    "STORE_ATTR": {"counter": 1, "version": 2, "index": 1},
    "CALL": {"counter": 1, "func_version": 2},
    "CALL_KW": {"counter": 1, "func_version": 2},
    "STORE_SUBSCR": _counter,
    "SEND": _counter,
    "JUMP_BACKWARD": _counter,
    "TO_BOOL": {"counter": 1, "version": 2},
    "POP_JUMP_IF_TRUE": _counter,
    "POP_JUMP_IF_FALSE": _counter,
    "POP_JUMP_IF_NONE": _counter,
    "POP_JUMP_IF_NOT_NONE": _counter,
}
HAVE_ARGUMENT = 43
MIN_INSTRUMENTED_OPCODE = 234
