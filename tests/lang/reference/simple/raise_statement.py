# raise takes an exception or a class; without one it raises the current one again.
class E(Exception): pass
def t(f):
    try: f()
    except BaseException as e: return type(e).__name__, e.args, e.__cause__, e.__context__ and type(e.__context__).__name__, e.__suppress_context__
def cls(): raise E
def inst(): raise E("a", 1)
def cause(): raise E from KeyError("c")
def cause_class(): raise E from KeyError
def cause_none():
    try: 1 / 0
    except ZeroDivisionError: raise E from None
def context():
    try: 1 / 0
    except ZeroDivisionError: raise E
def again():
    try: 1 / 0
    except ZeroDivisionError: raise
def none(): raise
def notexc(): raise 5
def notcls(): raise int
def badcause(): raise E from 5
def string(): raise "old"
for _ in range(3):
    for f in (cls, inst, cause, cause_class, cause_none, context, again, none, notexc, notcls, badcause, string):
        r = t(f)
        if _ == 2: print(f.__name__, *map(repr, r))
# expect: cls 'E' () None None False
# expect: inst 'E' ('a', 1) None None False
# expect: cause 'E' () KeyError('c') None True
# expect: cause_class 'E' () KeyError() None True
# expect: cause_none 'E' () None 'ZeroDivisionError' True
# expect: context 'E' () None 'ZeroDivisionError' False
# expect: again 'ZeroDivisionError' ('division by zero',) None None False
# expect: none 'RuntimeError' ('No active exception to reraise',) None None False
# expect: notexc 'TypeError' ('exceptions must derive from BaseException',) None None False
# expect: notcls 'TypeError' ('exceptions must derive from BaseException',) None None False
# expect: badcause 'TypeError' ('exception causes must derive from BaseException',) None None False
# expect: string 'TypeError' ('exceptions must derive from BaseException',) None None False
