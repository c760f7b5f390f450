# _types: names of types; SimpleNamespace.
import _types as t
N = t.SimpleNamespace
print(sorted(n for n in dir(t) if n[0] != '_'), t.NoneType is type(None), t.FunctionType is type(lambda: 0), t.CapsuleType)
for f in (lambda: N(1), lambda: N(1,2), lambda: N({1:2}), lambda: N({'a':1}, a=2, b=3), lambda: N([('x',1)]), lambda: N(a=1).__replace__(a=2,b=3), lambda: N(a=1).__reduce__(), lambda: N(a=1)==N(a=1), lambda: N(a=1)<N(a=1), lambda: N(a=1)==1, lambda: hash(N()), lambda: N(N=1).__dict__):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class S(N): pass
s=S(a=1); s.me=s; print(s, s==N(a=1), N(a=s).__eq__(3), S(b=1).__replace__(c=3))
n = N(x=1); n.y = 2; del n.x; print(n, vars(n), hasattr(n, 'x'))
# expect: ['AsyncGeneratorType', 'BuiltinFunctionType', 'BuiltinMethodType', 'CapsuleType', 'CellType', 'ClassMethodDescriptorType', 'CodeType', 'CoroutineType', 'EllipsisType', 'FrameType', 'FunctionType', 'GeneratorType', 'GenericAlias', 'GetSetDescriptorType', 'LambdaType', 'MappingProxyType', 'MemberDescriptorType', 'MethodDescriptorType', 'MethodType', 'MethodWrapperType', 'ModuleType', 'NoneType', 'NotImplementedType', 'SimpleNamespace', 'TracebackType', 'UnionType', 'WrapperDescriptorType'] True True <class 'PyCapsule'>
# expect: TypeError 'int' object is not iterable
# expect: TypeError SimpleNamespace expected at most 1 argument, got 2
# expect: TypeError keywords must be strings
# expect: namespace(a=2, b=3)
# expect: namespace(x=1)
# expect: namespace(a=2, b=3)
# expect: (<class 'types.SimpleNamespace'>, (), {'a': 1})
# expect: True
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: False
# expect: TypeError unhashable type: 'types.SimpleNamespace'
# expect: {'N': 1}
# expect: S(a=1, me=S(...)) False NotImplemented S(b=1, c=3)
# expect: namespace(y=2) {'y': 2} False
