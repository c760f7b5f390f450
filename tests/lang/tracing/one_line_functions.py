# LINE events of functions that stand on their head's line, before and after the first call.
import sys
M=sys.monitoring; M.use_tool_id(1,"x"); EV=M.events
def h(code, line): print(code.co_name, line-code.co_firstlineno, end=";")
M.register_callback(1,EV.LINE,h)
def l(): return 1
def g(): yield 1
def g2():
    yield 2
def gg(): yield from g2()
w = lambda: 1
def run():
    for i in range(3):
        l(); list(g()); list(g2()); w(); list(gg())
        next(gg())
M.set_events(1,EV.LINE)
run()
M.set_events(1,0)
print()
# expect: <module> 16;run 1;run 2;g2 1;g2 1;run 3;g2 1;run 1;run 2;g2 1;g2 1;run 3;g2 1;run 1;run 2;g2 1;g2 1;run 3;g2 1;run 1;<module> 17;
