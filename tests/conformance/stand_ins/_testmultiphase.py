# SPDX-License-Identifier: MIT
"""Stand-in for CPython's module of that name (krait_stand_in.py); the suite only asks whether it is there."""
from krait_stand_in import missing_from

__getattr__ = missing_from(__name__)
