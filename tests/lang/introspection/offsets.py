# Offsets of instructions are those of CPython, whatever is kept behind them; code made from them runs.
import dis
from sys import _getframe as frame
import sys
import types


class Point:
    def __init__(self, x):
        self.x = x

    def more(self):
        return super().__init__


def work(items):
    total = 0
    for p in items:
        if p.x > 2 and len(items):
            total += p.x
            print(frame().f_lasti)
    return total


dis.dis(work, show_offsets=True)
print(work([Point(1), Point(3)]))
print([list(c.co_lines()) for c in (work.__code__, Point.__init__.__code__)])
print(list(work.__code__.co_branches()), len(work.__code__.co_code), work.__code__.co_exceptiontable)
print([i.offset for i in dis.get_instructions(Point.more)])


def fails(a):
    try:
        return a.nothing()
    finally:
        a = sys.exception().__traceback__.tb_lasti
        print(a)


try:
    fails(1)
except AttributeError as e:
    print(e.__traceback__.tb_next.tb_lasti)

# a loop too long for one byte, taken apart and made again
body = "".join(f"        t += n.real + f(n, {i})\n" for i in range(60))
space = {}
exec(f"def f(a, b): return a * b\ndef long(m):\n    t = 0\n    for n in range(m):\n{body}        if t > 10 ** 9:\n            break\n    return t", space)
long = space["long"]
before = long(20), long(5000)
code = long.__code__
whole = [getattr(code, name) for name in (
    "co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags co_code co_consts co_names "
    "co_varnames co_filename co_name co_qualname co_firstlineno co_linetable co_exceptiontable co_freevars "
    "co_cellvars").split()]
for made in types.CodeType(*whole), code.replace(co_code=code.co_code), code.replace(co_name="other"):
    again = types.FunctionType(made, space)
    print((again(20), again(5000)) == before, made.co_code == code.co_code, made.co_linetable == code.co_linetable,
          list(made.co_positions()) == list(code.co_positions()), made == code)
# a jump that fits into a byte here, but not where more is kept behind the calls
short = "".join("        f(n)\n" for i in range(29))
exec(f"def f(a): return a\ndef middle(m):\n    for n in range(m):\n{short}        f(n)\n    return n", space)
code = space["middle"].__code__
made = code.replace(co_code=code.co_code)
print(types.FunctionType(made, space)(4000), list(made.co_lines()) == list(code.co_lines()))
# expect:  16          0       RESUME                   0
# expect: 
# expect:  17          2       LOAD_SMALL_INT           0
# expect:              4       STORE_FAST               1 (total)
# expect: 
# expect:  18          6       LOAD_FAST_BORROW         0 (items)
# expect:              8       GET_ITER
# expect:       L1:   10       FOR_ITER                88 (to L4)
# expect:             14       STORE_FAST               2 (p)
# expect: 
# expect:  19         16       LOAD_FAST_BORROW         2 (p)
# expect:             18       LOAD_ATTR                0 (x)
# expect:             38       LOAD_SMALL_INT           2
# expect:             40       COMPARE_OP             148 (bool(>))
# expect:             44       POP_JUMP_IF_TRUE         3 (to L2)
# expect:             48       NOT_TAKEN
# expect:             50       JUMP_BACKWARD           22 (to L1)
# expect:       L2:   54       LOAD_GLOBAL              3 (len + NULL)
# expect:             64       LOAD_FAST_BORROW         0 (items)
# expect:             66       CALL                     1
# expect:             74       TO_BOOL
# expect:             82       POP_JUMP_IF_TRUE         3 (to L3)
# expect:             86       NOT_TAKEN
# expect:             88       JUMP_BACKWARD           41 (to L1)
# expect: 
# expect:  20   L3:   92       LOAD_FAST_BORROW_LOAD_FAST_BORROW 18 (total, p)
# expect:             94       LOAD_ATTR                0 (x)
# expect:            114       BINARY_OP               13 (+=)
# expect:            126       STORE_FAST               1 (total)
# expect: 
# expect:  21        128       LOAD_GLOBAL              5 (print + NULL)
# expect:            138       LOAD_GLOBAL              7 (frame + NULL)
# expect:            148       CALL                     0
# expect:            156       LOAD_ATTR                8 (f_lasti)
# expect:            176       CALL                     1
# expect:            184       POP_TOP
# expect:            186       JUMP_BACKWARD           90 (to L1)
# expect: 
# expect:  18   L4:  190       END_FOR
# expect:            192       POP_ITER
# expect: 
# expect:  22        194       LOAD_FAST_BORROW         1 (total)
# expect:            196       RETURN_VALUE
# expect: 156
# expect: 3
# expect: [[(0, 2, 16), (2, 6, 17), (6, 16, 18), (16, 92, 19), (92, 128, 20), (128, 190, 21), (190, 194, 18), (194, 198, 22)], [(0, 2, 9), (2, 18, 10)]]
# expect: [(10, 14, 194), (44, 50, 54), (82, 88, 92)] 198 b''
# expect: [0, 2, 4, 14, 16, 18, 22]
# expect: 6
# expect: 6
# expect: True True True True True
# expect: True True True True True
# expect: True True True True False
# expect: 3999 True
