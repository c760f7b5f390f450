# sys.settrace: the exception event of a generator that ends a loop or yield from.
import sys
def tr(f,e,a):
    if f.f_code.co_filename==__file__: print(e, f.f_code.co_name, f.f_lineno-f.f_code.co_firstlineno, a and e=='exception' and repr(a[1]))
    return tr
def g():
    yield 1
def g2():
    yield 1
    return 2
def main():
    for x in g():
        pass
    for x in g2():
        pass
    [y for y in g()]
    list(g())
    yield from g()
    yield from g2()
sys.settrace(tr)
for q in main(): pass
sys.settrace(None)
# expect: call main 0 None
# expect: line main 1 None
# expect: call g 0 None
# expect: line g 1 None
# expect: return g 1 False
# expect: line main 2 None
# expect: line main 1 None
# expect: call g 1 None
# expect: return g 1 None
# expect: line main 3 None
# expect: call g2 0 None
# expect: line g2 1 None
# expect: return g2 1 False
# expect: line main 4 None
# expect: line main 3 None
# expect: call g2 1 None
# expect: line g2 2 None
# expect: return g2 2 False
# expect: exception main 3 StopIteration(2)
# expect: line main 5 None
# expect: call g 0 None
# expect: line g 1 None
# expect: return g 1 False
# expect: line main 5 None
# expect: call g 1 None
# expect: return g 1 None
# expect: line main 6 None
# expect: call g 0 None
# expect: line g 1 None
# expect: return g 1 False
# expect: call g 1 None
# expect: return g 1 None
# expect: line main 7 None
# expect: call g 0 None
# expect: line g 1 None
# expect: return g 1 False
# expect: return main 7 False
# expect: call main 7 None
# expect: call g 1 None
# expect: return g 1 None
# expect: exception main 7 StopIteration()
# expect: line main 8 None
# expect: call g2 0 None
# expect: line g2 1 None
# expect: return g2 1 False
# expect: return main 8 False
# expect: call main 8 None
# expect: call g2 1 None
# expect: line g2 2 None
# expect: return g2 2 False
# expect: exception main 8 StopIteration(2)
# expect: return main 8 None
