# SPDX-License-Identifier: MIT
"""What the stand-ins for CPython's test modules share: they let a file of tests be loaded that asks for such a module at its head.

CPython's suite has modules in C that reach into CPython's inside. Whole files, with hundreds of cases about ordinary Python, refuse to load
without them. A stand-in has what can be said in Python; a case that asks it for more is skipped, which is what these files do themselves where
they notice that the module is missing.
"""
import inspect
import sys
import unittest


class Missing(unittest.SkipTest, ImportError):
    """`except ImportError` around it works, and a case that does not expect it is skipped."""


def missing_from(module):
    """A module's __getattr__."""
    def get(name):
        inside = sys._getframe(1).f_code.co_flags & inspect.CO_OPTIMIZED
        if name.startswith("__") or not inside:  # hasattr() in a module or a class body decides which cases there are
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        raise Missing(f"{module}.{name} is about CPython's inside")
    return get
