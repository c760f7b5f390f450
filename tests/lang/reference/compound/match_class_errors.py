# Too many positional patterns, bad __match_args__, patterns that are no classes.
class A: pass
class B: __match_args__ = ["x"]
class C: __match_args__ = ("x", 5)
class D: __match_args__ = ("x",)
class E: __match_args__ = ("x", "x"); x = 1
notcls = 5
def t(code):
    try: exec(code); 
    except TypeError as e: print(e)
t("match A():\n case A(1): pass"); t("match B():\n case B(1): pass"); t("match C():\n case C(1, 2): pass")
t("match D():\n case D(1, 2): pass"); t("match 1:\n case int(1, 2): pass"); t("match E():\n case E(1, 1): pass"); t("match 1:\n case notcls(): pass")
t("match D():\n case D(1, x=2): pass"); t("match 1:\n case print(): pass")
c = C(); c.x = 1
t("match c:\n case C(1, 2): pass")
class G:
    @property
    def x(self): raise KeyError("property")
try:
    match G():
        case G(x=1): pass
except KeyError as e: print(e)
match A():
    case A(missing=1): print("no")
    case _: print("attribute missing")
# expect: A() accepts 0 positional sub-patterns (1 given)
# expect: B.__match_args__ must be a tuple (got list)
# expect: D() accepts 1 positional sub-pattern (2 given)
# expect: int() accepts 1 positional sub-pattern (2 given)
# expect: E() got multiple sub-patterns for attribute 'x'
# expect: called match pattern must be a class
# expect: called match pattern must be a class
# expect: __match_args__ elements must be strings (got int)
# expect: 'property'
# expect: attribute missing
