# SPDX-License-Identifier: MIT
"""Facts about bytecode instructions for programs such as dis: Krait's own file for CPython's interface."""

__all__ = ["cmp_op", "stack_effect", "hascompare", "opname", "opmap", "HAVE_ARGUMENT", "EXTENDED_ARG", "hasarg",
           "hasconst", "hasname", "hasjump", "hasjrel", "hasjabs", "hasfree", "haslocal", "hasexc"]

import builtins
import _opcode
from _opcode import stack_effect
from _opcode_metadata import (HAVE_ARGUMENT, MIN_INSTRUMENTED_OPCODE, _cache_format, _specializations,
                              _specialized_opmap, opmap)

EXTENDED_ARG = opmap["EXTENDED_ARG"]
opname = [f"<{number!r}>" for number in range(max(opmap.values()) + 1)]
for _map in opmap, _specialized_opmap:
    for _name, _number in _map.items():
        opname[_number] = _name
cmp_op = ("<", "<=", "==", "!=", ">", ">=")


def _having(test):
    return [number for number in opmap.values() if test(number)]


hasarg = _having(_opcode.has_arg)
hasconst = _having(_opcode.has_const)
hasname = _having(_opcode.has_name)
hasjump = _having(_opcode.has_jump)
hasjrel = hasjump  # all jumps are relative
hasjabs = []
hasfree = _having(_opcode.has_free)
haslocal = _having(_opcode.has_local)
hasexc = _having(_opcode.has_exc)
hascompare = [opmap["COMPARE_OP"]]

_intrinsic_1_descs = _opcode.get_intrinsic1_descs()
_intrinsic_2_descs = _opcode.get_intrinsic2_descs()
_special_method_names = _opcode.get_special_method_names()
_common_constants = [builtins.AssertionError, builtins.NotImplementedError, builtins.tuple, builtins.all, builtins.any]
_nb_ops = _opcode.get_nb_ops()
_inline_cache_entries = {name: sum(fields.values()) for name, fields in _cache_format.items()}
