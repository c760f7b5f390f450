# SPDX-License-Identifier: MIT
"""Numbers and specialized forms of Krait's instructions: read from the program, so never out of step."""
from _opcode import _tables

opmap, _specialized_opmap, _specializations, _cache_format = _tables()
HAVE_ARGUMENT = 43
MIN_INSTRUMENTED_OPCODE = 234
