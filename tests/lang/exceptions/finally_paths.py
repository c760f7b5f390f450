# Every way out of try, except, else and finally.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
log = []
def f(how):
    log.clear()
    for i in range(3):
        try:
            log.append(('try', i))
            if how == 'ret' and i == 1: return 'r'
            if how == 'brk' and i == 1: break
            if how == 'cont': continue
            if how == 'exc' and i == 1: raise ValueError(i)
        except ValueError as e:
            log.append(('exc', str(e)))
            if how == 'exc': raise KeyError('k') from e
        else:
            log.append(('else', i))
        finally:
            log.append(('fin', i))
            if how == 'retfin': return 'rf'
    else: log.append('forelse')
    return 'end'
for h in ('ret', 'brk', 'cont', 'exc', 'retfin', ''):
    t(f, h); print(log)
def g():
    try:
        try: raise ValueError(1)
        finally: raise KeyError(2)
    except KeyError as e: return repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__
print(g())
def g():
    try:
        try: raise ValueError(1)
        except ValueError as e: raise KeyError(2) from None
    except KeyError as e: return repr(e.__context__), e.__cause__, e.__suppress_context__
print(g())
def g():
    try:
        try: 1 / 0
        except ZeroDivisionError: [][1]
    except IndexError as e: return repr(e.__context__)
print(g())
def g():
    while True:
        try: return 1
        finally: break
    return 2
print(g())
def g():
    for i in range(2):
        try: return i
        finally: continue
    return 'x'
print(g())
def g():
    try: return 'a'
    finally:
        try: raise ValueError
        except ValueError: pass
print(g())
t(lambda: (_ for _ in ()).throw(3))
def g(): raise 3
t(g)
def g(): raise ValueError from 3
t(g)
def g(): raise ValueError('a') from KeyError
try: g()
except ValueError as e: print(repr(e.__cause__))
def g(): raise
t(g)
def g():
    try: raise ValueError
    except (3,): pass
t(g)
def g():
    try: raise ValueError
    except 'x': pass
t(g)
def g():
    try: pass
    except 3: pass
    return 'nope'
t(g)
try: compile('try: pass\nexcept* ValueError: return 1', 'f', 'exec')
except SyntaxError as e: print(e)
# expect: 'r'
# expect: [('try', 0), ('else', 0), ('fin', 0), ('try', 1), ('fin', 1)]
# expect: 'end'
# expect: [('try', 0), ('else', 0), ('fin', 0), ('try', 1), ('fin', 1)]
# expect: 'end'
# expect: [('try', 0), ('fin', 0), ('try', 1), ('fin', 1), ('try', 2), ('fin', 2), 'forelse']
# expect: KeyError 'k'
# expect: [('try', 0), ('else', 0), ('fin', 0), ('try', 1), ('exc', '1'), ('fin', 1)]
# expect: 'rf'
# expect: [('try', 0), ('else', 0), ('fin', 0)]
# expect: 'end'
# expect: [('try', 0), ('else', 0), ('fin', 0), ('try', 1), ('else', 1), ('fin', 1), ('try', 2), ('else', 2), ('fin', 2), 'forelse']
# expect: ('KeyError(2)', 'ValueError(1)', None, False)
# expect: ('ValueError(1)', None, True)
# expect: ZeroDivisionError('division by zero')
# expect: 2
# expect: x
# expect: a
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: TypeError exceptions must derive from BaseException
# expect: TypeError exception causes must derive from BaseException
# expect: KeyError()
# expect: RuntimeError No active exception to reraise
# expect: TypeError catching classes that do not inherit from BaseException is not allowed
# expect: TypeError catching classes that do not inherit from BaseException is not allowed
# expect: 'nope'
# expect: 'return' outside function (f, line 2)
