# SPDX-License-Identifier: MIT
"""Stand-in for CPython's module of that name (krait_stand_in.py)."""
from krait_stand_in import missing_from

__getattr__ = missing_from(__name__)


def sequence_getitem(sequence, index):
    return sequence[index]


def sequence_setitem(sequence, index, item):
    sequence[index] = item


def sequence_delitem(sequence, index):
    del sequence[index]
