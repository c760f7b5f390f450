# An instance attribute hides a class attribute, a data descriptor is asked first.
class Cls:
    x = 3
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v * 2
for i in range(50):
    inst = Cls()
    inst.x = inst.x + 1
    inst.p = i
print(inst.x, Cls.x, inst.p, vars(inst))
for code in ("Cls().q = 1; print('ok')", "(5).x = 1", "'a'.x = 1", "None.x = 1", "[].x = 1", "len.x = 1", "object().x = 1", "int.x = 1", "(lambda: 0).x = 1; print('ok')", "Cls.p = 3; print(Cls.p)"):
    try: exec(code)
    except (AttributeError, TypeError) as e: print(code, "|", e)
# expect: 4 3 98 {'x': 4, '_p': 98}
# expect: ok
# expect: (5).x = 1 | 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: 'a'.x = 1 | 'str' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: None.x = 1 | 'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: [].x = 1 | 'list' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: len.x = 1 | 'builtin_function_or_method' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: object().x = 1 | 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: int.x = 1 | cannot set 'x' attribute of immutable type 'int'
# expect: ok
# expect: 3
