# Attributes of builtin exceptions.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
e = ValueError('a', 1)
print(e.args, str(e), repr(e), e.__traceback__, e.__context__, e.__cause__)
print(str(ValueError()), repr(ValueError()), str(KeyError('k')), repr(KeyError('k')), str(KeyError()), str(KeyError('a', 'b')))
print(repr(ValueError('a',)), ValueError('a') == ValueError('a'))
e.add_note('n1'); e.add_note('n2'); print(e.__notes__); t(e.add_note, 3)
print(StopIteration(3).value, StopIteration().value, StopIteration(1, 2).value, SystemExit(4).code, SystemExit().code)
ie = ImportError('m', name='n', path='p'); print(ie.msg, ie.name, ie.path, ie)
ae = AttributeError('m', name='n', obj=3); print(ae.name, ae.obj, ae)
ne = NameError('m', name='n'); print(ne.name)
oe = OSError(2, 'No such', 'file'); print(oe.errno, oe.strerror, oe.filename, oe, type(oe).__name__, repr(oe))
oe = OSError(13, 'x'); print(type(oe).__name__, oe)
oe = OSError('just'); print(oe, oe.errno, oe.args)
oe = OSError(2, 'a', 'f', None, 'g'); print(oe, oe.filename2)
ue = UnicodeDecodeError('utf8', b'abc', 1, 2, 'bad'); print(ue, ue.reason, ue.start, ue.end, ue.object, ue.encoding)
ue = UnicodeEncodeError('ascii', 'a\xe9', 1, 2, 'bad'); print(ue)
ue = UnicodeTranslateError('a\xe9', 1, 2, 'bad'); print(ue)
se = SyntaxError('m', ('f', 1, 2, 'text', 1, 5)); print(se, se.filename, se.lineno, se.offset, se.text, se.end_lineno, se.end_offset, se.msg)
try: 1 / 0
except ZeroDivisionError as e: tb = e.__traceback__; print(tb.tb_lineno > 0, tb.tb_next, tb.tb_frame.f_code.co_name, e.with_traceback(None) is e, e.__traceback__)
t(setattr, e, '__traceback__', 3) if 'e' in dir() else print('e gone')
ex = ValueError(1)
t(setattr, ex, '__cause__', 3); t(setattr, ex, '__context__', 3); ex.__cause__ = KeyError(); print(ex.__suppress_context__)
t(setattr, ex, 'args', 3); ex.args = (1, 2); print(ex.args, ex); ex.args = [5]; print(ex.args)
class MyE(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return 'MyE:%s' % self.b
try: raise MyE(1, 2)
except MyE as e: print(e, repr(e), e.args, e.b)
class NoInit(Exception):
    def __init__(self, x): pass
print(NoInit(3).args, repr(NoInit(3)))
import sys
# expect: ('a', 1) ('a', 1) ValueError('a', 1) None None None
# expect:  ValueError() 'k' KeyError('k')  ('a', 'b')
# expect: ValueError('a') False
# expect: ['n1', 'n2']
# expect: TypeError add_note() argument must be str, not int
# expect: 3 None 1 4 None
# expect: m n p m
# expect: n 3 m
# expect: n
# expect: 2 No such file [Errno 2] No such: 'file' FileNotFoundError FileNotFoundError(2, 'No such')
# expect: PermissionError [Errno 13] x
# expect: just None ('just',)
# expect: [Errno 2] a: 'f' -> 'g' g
# expect: 'utf8' codec can't decode byte 0x62 in position 1: bad bad 1 2 b'abc' utf8
# expect: 'ascii' codec can't encode character '\xe9' in position 1: bad
# expect: can't translate character '\xe9' in position 1: bad
# expect: m (f, line 1) f 1 2 text 1 5 m
# expect: True None <module> True None
# expect: e gone
# expect: TypeError exception cause must be None or derive from BaseException
# expect: TypeError exception context must be None or derive from BaseException
# expect: True
# expect: TypeError 'int' object is not iterable
# expect: (1, 2) (1, 2)
# expect: (5,)
# expect: MyE:2 MyE(1) (1,) 2
# expect: (3,) NoInit(3)
