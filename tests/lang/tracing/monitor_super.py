# The super() in super().name is told as a call, a bound method as its function with self; a branch's callback may jump.
import sys

mon = sys.monitoring
E = mon.events
mon.use_tool_id(3, "test")
log = []


def tell(kind):
    def note(code, offset, callable, first):
        if code.co_name in ("method", "jumps"):
            name = "missing" if first is mon.MISSING else type(first).__name__
            log.append((kind, callable.__name__, name))
    return note


class A:
    def method(self, x):
        return x


class B(A):
    def method(self, x):
        again = self.other
        again(2)
        return super().method(x)

    def other(self, y):
        return y


class C(A):
    def method(self, x):
        return super(1, self).method(x)


mon.register_callback(3, E.CALL, tell("call"))
mon.register_callback(3, E.C_RETURN, tell("return"))
mon.register_callback(3, E.C_RAISE, tell("raise"))
for made in B(), C():
    mon.set_events(3, E.CALL)
    try:
        made.method(1)
    except TypeError as e:
        print(e)
    mon.set_events(3, 0)
    print(log)
    log.clear()


def jumps(s):
    if s.startswith("t"):
        s = "no"
    return s


def callback(code, source, target):
    frame = sys._getframe(1)
    frame.f_lineno = frame.f_lineno + 2


mon.set_local_events(3, jumps.__code__, E.BRANCH_LEFT)
mon.register_callback(3, E.BRANCH_LEFT, callback)
print(jumps("true"), jumps("false"))
mon.set_local_events(3, jumps.__code__, 0)
mon.free_tool_id(3)
# expect: [('call', 'other', 'B'), ('call', 'super', 'missing'), ('return', 'super', 'missing'), ('call', 'method', 'B')]
# expect: super() argument 1 must be a type, not int
# expect: [('call', 'super', 'int'), ('raise', 'super', 'int')]
# expect: true false
