# PEP 614: any expression decorates.
buttons = [lambda f: ("decorated", f())]
@buttons[0]
def a(): return 1
@(lambda f: f)
def b(): return 2
@(d := lambda f: [f])
def c(): pass
@buttons[0] if 0 else lambda f: "conditional"
def e(): pass
print(a, b(), type(c), e)
# expect: ('decorated', 1) 2 <class 'list'> conditional
