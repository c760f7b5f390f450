# SPDX-License-Identifier: MIT
"""Attribute names that are of a subclass of str (members of a StrEnum, say) are found by their text, also where machine code looks."""
import enum
import types

class S(str): pass
class H(str):
    def __hash__(self): return hash(str(self))
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for S in S, H:
    a, b, c = S("a"), S("b"), S("c")
    t(lambda: {a: 1}["a"])
    t(lambda: eval("a", {a: 1}))
    t(lambda: eval("len", {S("len"): 1}))
    t(lambda: eval("b", {}, {b: 2}))
    class X: pass
    x = X(); x.__dict__[a] = 5
    t(lambda: x.a)
    x.__dict__ = {b: 1}
    t(lambda: x.b)
    m = types.ModuleType("m"); m.__dict__[c] = 4
    t(lambda: m.c)
    t(lambda: (lambda **k: k["a"])(**{a: 3}))
    t(lambda: (lambda a: a)(**{a: 3}))
    t(lambda: type("Y", (), {a: 3}).a)
    t(lambda: type("Y", (), {a: 3})().a)
    t(lambda: type("Y", (), {S("__slots__"): ("q",)}).q)
    t(lambda: len(type("Y", (), {S("__len__"): lambda s: 4})()))
    t(lambda: type("Y", (), {S("__module__"): "mm"}).__module__)
    t(lambda: type("Y", (), {S("__qualname__"): "mm"}).__qualname__)
    t(lambda: type("Y", (), {S("__doc__"): "mm"}).__doc__)
    t(lambda: type(S("N"), (), {}).__name__)
    t(lambda: getattr(x, b)); t(lambda: setattr(x, S("z"), 1)); t(lambda: (x.z))
    t(lambda: setattr(X, S("zz"), 1)); t(lambda: X.zz); t(lambda: X().zz)
    t(lambda: delattr(x, S("z"))); t(lambda: x.z)
    t(lambda: hasattr(x, S("b")))
    t(lambda: types.SimpleNamespace(**{a: 1}))
    t(lambda: "%(a)s" % {a: 1}); t(lambda: "{a}".format(**{a: 1})); t(lambda: "{a}".format_map({a: 1}))
    t(lambda: dict(**{a: 1})["a"]); t(lambda: {"a": 1} | {a: 2}); t(lambda: {a, "a"}); t(lambda: {a: 1} == {"a": 1})
    class Mt(type):
        @classmethod
        def __prepare__(cls, n, b): return {a: 7}
    class Z(metaclass=Mt):
        r = a_ = 1
    t(lambda: Z.a)
    t(lambda: [type(k).__name__ for k in Z.__dict__][:2])

class Color(enum.StrEnum):
    RED = "red"

class Paint:
    red = 1

module = types.ModuleType("module")
module.red = 1
def total(n):
    s = 0
    for i in range(n):
        s += Paint.red + module.red
        if i == n // 2:
            setattr(Paint, Color.RED, 10)
        if i == n * 3 // 4:
            module.__dict__[Color.RED] = 100
    return s
print(total(4000), total(4000))
# expect: 1
# expect: 1
# expect: 1
# expect: 2
# expect: 5
# expect: 1
# expect: 4
# expect: 3
# expect: 3
# expect: 3
# expect: 3
# expect: <member 'q' of 'Y' objects>
# expect: 4
# expect: 'mm'
# expect: 'mm'
# expect: 'mm'
# expect: 'N'
# expect: 1
# expect: None
# expect: 1
# expect: None
# expect: 1
# expect: 1
# expect: None
# expect: AttributeError 'X' object has no attribute 'z'
# expect: True
# expect: namespace(a=1)
# expect: '1'
# expect: '1'
# expect: '1'
# expect: 1
# expect: {'a': 2}
# expect: {'a'}
# expect: True
# expect: 7
# expect: ['S', 'str']
# expect: 1
# expect: 1
# expect: 1
# expect: 2
# expect: 5
# expect: 1
# expect: 4
# expect: 3
# expect: 3
# expect: 3
# expect: 3
# expect: <member 'q' of 'Y' objects>
# expect: 4
# expect: 'mm'
# expect: 'mm'
# expect: 'mm'
# expect: 'N'
# expect: 1
# expect: None
# expect: 1
# expect: None
# expect: 1
# expect: 1
# expect: None
# expect: AttributeError 'X' object has no attribute 'z'
# expect: True
# expect: namespace(a=1)
# expect: '1'
# expect: '1'
# expect: '1'
# expect: 1
# expect: {'a': 2}
# expect: {'a'}
# expect: True
# expect: 7
# expect: ['H', 'str']
# expect: 124892 440000
