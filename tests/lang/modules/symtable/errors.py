# Errors of scopes, with their places.
import _symtable as st

for s in ["def f(a,a): pass","def f():\n x=1\n global x","nonlocal x","def f():\n nonlocal x","def f[T,T](): pass","[(i:=0) for i in x]","class A:\n [(a:=i) for i in x]","def f(x:(yield)): pass","type X = (yield)","class A[T:(await x)]: pass","[x for x in (y:=z)]","[[(j:=0) for i in r] for j in y]", "def f(a:(x:=1)): pass","def f[T]():\n nonlocal T"]:
    try: st.symtable(s,'f','exec'); print('ok',s)
    except SyntaxError as e: print(e.msg,e.lineno,e.offset,e.end_lineno,e.end_offset)
# expect: duplicate argument 'a' in function definition 1 9 1 10
# expect: name 'x' is assigned to before global declaration 3 2 3 10
# expect: nonlocal declaration not allowed at module level 1 1 1 11
# expect: no binding for nonlocal 'x' found 2 2 2 12
# expect: duplicate type parameter 'T' 1 9 1 10
# expect: assignment expression cannot rebind comprehension iteration variable 'i' 1 3 1 4
# expect: assignment expression within a comprehension cannot be used in a class body 2 4 2 5
# expect: yield expression cannot be used within an annotation 1 10 1 15
# expect: yield expression cannot be used within a type alias 1 11 1 16
# expect: await expression cannot be used within a TypeVar bound 1 12 1 19
# expect: assignment expression cannot be used in a comprehension iterable expression 1 14 1 18
# expect: assignment expression cannot rebind comprehension iteration variable 'j' 1 4 1 5
# expect: named expression cannot be used within an annotation 1 10 1 14
# expect: nonlocal binding not allowed for type parameter 'T' 2 2 2 12
