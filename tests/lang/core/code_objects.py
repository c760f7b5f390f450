# Code objects made and changed by programs.
import types
def f(a,/,b,*c,d=1,**e):
    x=1
    def g(): return x
    return g
c=f.__code__
args=(c.co_argcount,c.co_posonlyargcount,c.co_kwonlyargcount,c.co_nlocals,c.co_stacksize,c.co_flags,c.co_code,c.co_consts,c.co_names,c.co_varnames,c.co_filename,c.co_name,c.co_qualname,c.co_firstlineno,c.co_linetable,c.co_exceptiontable,c.co_freevars,c.co_cellvars)
print(types.CodeType(*args)==c)
def t(**k):
    try: print(c.replace(**k)==c)
    except Exception as e: print(type(e).__name__,e)
t(co_varnames=('a',)); t(co_varnames=(1,2,3,4,5,6)); t(co_names=1); t(co_consts=[]); t(co_name=1); t(co_stacksize=-1); t(co_flags=-1); t(co_freevars=('q',)); t(co_cellvars=()); t(co_firstlineno=3); t(co_nlocals=7,co_varnames=c.co_varnames+('zz',)); t(co_linetable=1); t(co_kwonlyargcount=100); 
print(f.__code__.replace(co_consts=c.co_consts+(5,)).co_consts[-1])
print(c._varname_from_oparg(3))
try: c._varname_from_oparg(33)
except Exception as e: print(type(e).__name__,e)
try: types.CodeType(*args[:5])
except Exception as e: print(type(e).__name__,e)
print(list(c.co_branches()))
def h(x):
    if x: return 1
    for i in x: pass
print([(b-a) for a,b,d in h.__code__.co_branches()]!=None)
# expect: True
# expect: ValueError code: co_varnames is too small
# expect: SystemError non-string found in code slot
# expect: TypeError replace() argument 'co_names' must be tuple, not int
# expect: TypeError replace() argument 'co_consts' must be tuple, not list
# expect: TypeError replace() argument 'co_name' must be str, not int
# expect: ValueError co_stacksize must be a positive integer
# expect: ValueError co_flags must be a positive integer
# expect: False
# expect: False
# expect: True
# expect: False
# expect: TypeError replace() argument 'co_linetable' must be bytes, not int
# expect: ValueError code: co_varnames is too small
# expect: 5
# expect: c
# expect: IndexError tuple index out of range
# expect: TypeError code expected at least 16 arguments, got 5
# expect: []
# expect: True
