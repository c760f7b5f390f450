# typing: type parameters, aliases, unions.
import typing
from typing import *
def f[T: int, U: (int, str), *Ts, **P](x): pass
T, U, Ts, P = f.__type_params__
V = TypeVar('V', int, str, covariant=True); W = TypeVar('W', bound='X', contravariant=True, default=int)
print(V, W, V.__module__, W.__bound__, W.evaluate_bound, V.evaluate_constraints, V.evaluate_constraints(4), V.evaluate_constraints(1), W.evaluate_default(4), W.__default__, W.has_default())
for e in ("TypeVar('A', int)", "TypeVar('A', int, str, bound=int)", "TypeVar('A', covariant=True, contravariant=True)", "TypeVar('A', covariant=True, infer_variance=True)", "TypeVar(1)", "TypeVar()", "TypeVar('A', bound=1)", "TypeVar('A', 1, 2)", "ParamSpec('A', 1)", "ParamSpec(1)", "TypeVarTuple(1)", "TypeVarTuple('Q', 1)", "TypeAliasType('A')", "TypeAliasType(1, 2)", "TypeAliasType('A', int, type_params=[1])", "TypeAliasType('A', int, type_params=(1,))", "TypeAliasType('A', int)[int]", "T | 1", "1 | T", "T | 'x'", "T | None", "P | int", "class_(P)", "list(Ts)", "P.args", "P.kwargs", "hash(P.args)", "P.args.__origin__", "ParamSpecArgs(3)", "ParamSpecArgs()", "Ts.__typing_subst__(1)", "NoDefault", "type(NoDefault)()", "type(NoDefault)(1)", "type(NoDefault)", "TypeVar('A', default=int).__default__", "T.__default__", "T.__constraints__", "V.__bound__", "T.x", "setattr(T, '__bound__', 1)", "setattr(V, 'q', 1)", "V.__reduce__()", "TypeVar.__mro__", "Generic.__mro__", "Generic[int]", "Generic[V]", "Generic", "typing._ConstEvaluator", "V.evaluate_constraints('a')", "W.evaluate_bound()","typing._idfunc(3)", "Ts | int", "TypeVar('A', default=NoDefault)", "TypeVar(name='A', bound=None)","Union[int, str].__name__", "ParamSpec('B', default=[int, str]).__default__"):
    try: print(e, '=>', eval(e))
    except Exception as x: print(e, '=>', type(x).__name__, x)
type A = int
type B[X, *Y, **Z] = dict[X, tuple[*Y]]
for e in ("A", "A.__value__", "A.__type_params__", "A.__parameters__", "A.__module__", "A.evaluate_value(1)", "B.__type_params__", "B.__parameters__", "B[int, str, int]", "B.__value__", "A | int", "None | A", "A[int]", "list(B)", "A.__name__", "A.__reduce__()", "A()", "TypeAliasType('A', int).__module__", "TypeAliasType('A', int).evaluate_value", "A.x", "hash(A) == hash(A)", "A.__qualname__", "B[int].__origin__", "TypeAliasType('A', int, type_params=(V, T)).__parameters__", "TypeAliasType('A', int, type_params=(W, V))"):
    try: print(e, '=>', eval(e))
    except Exception as x: print(e, '=>', type(x).__name__, x)
class G[T]: pass
print(G.__mro__, G.__orig_bases__, G[int], G.__parameters__, G.__type_params__, G.__orig_bases__[0].__origin__)
class H(Generic[V]): pass
try: H[int, str]
except TypeError as e: print(e)
def g[T = int](): pass
# expect: +V -W __main__ ForwardRef('X') <constevaluator ForwardRef('X')> <constevaluator (<class 'int'>, <class 'str'>)> (int, str) (<class 'int'>, <class 'str'>) int <class 'int'> True
# expect: TypeVar('A', int) => TypeError A single constraint is not allowed
# expect: TypeVar('A', int, str, bound=int) => TypeError Constraints cannot be combined with bound=...
# expect: TypeVar('A', covariant=True, contravariant=True) => ValueError Bivariant types are not supported.
# expect: TypeVar('A', covariant=True, infer_variance=True) => ValueError Variance cannot be specified with infer_variance.
# expect: TypeVar(1) => TypeError typevar() argument 'name' must be str, not int
# expect: TypeVar() => TypeError typevar() missing required argument 'name' (pos 1)
# expect: TypeVar('A', bound=1) => ~A
# expect: TypeVar('A', 1, 2) => ~A
# expect: ParamSpec('A', 1) => TypeError paramspec() takes exactly 1 positional argument (2 given)
# expect: ParamSpec(1) => TypeError paramspec() argument 'name' must be str, not int
# expect: TypeVarTuple(1) => TypeError typevartuple() argument 'name' must be str, not int
# expect: TypeVarTuple('Q', 1) => TypeError typevartuple() takes exactly 1 positional argument (2 given)
# expect: TypeAliasType('A') => TypeError typealias() missing required argument 'value' (pos 2)
# expect: TypeAliasType(1, 2) => TypeError typealias() argument 'name' must be str, not int
# expect: TypeAliasType('A', int, type_params=[1]) => TypeError type_params must be a tuple
# expect: TypeAliasType('A', int, type_params=(1,)) => TypeError Expected a type param, got 1
# expect: TypeAliasType('A', int)[int] => TypeError Only generic type aliases are subscriptable
# expect: T | 1 => T | 1
# expect: 1 | T => 1 | T
# expect: T | 'x' => T | ForwardRef('x')
# expect: T | None => T | None
# expect: P | int => P | int
# expect: class_(P) => NameError name 'class_' is not defined
# expect: list(Ts) => [typing.Unpack[Ts]]
# expect: P.args => P.args
# expect: P.kwargs => P.kwargs
# expect: hash(P.args) => TypeError unhashable type: 'typing.ParamSpecArgs'
# expect: P.args.__origin__ => P
# expect: ParamSpecArgs(3) => 3.args
# expect: ParamSpecArgs() => TypeError paramspecargs() missing required argument 'origin' (pos 1)
# expect: Ts.__typing_subst__(1) => TypeError Substitution of bare TypeVarTuple is not supported
# expect: NoDefault => typing.NoDefault
# expect: type(NoDefault)() => typing.NoDefault
# expect: type(NoDefault)(1) => TypeError NoDefaultType takes no arguments
# expect: type(NoDefault) => <class 'NoDefaultType'>
# expect: TypeVar('A', default=int).__default__ => <class 'int'>
# expect: T.__default__ => typing.NoDefault
# expect: T.__constraints__ => ()
# expect: V.__bound__ => None
# expect: T.x => AttributeError 'typing.TypeVar' object has no attribute 'x'
# expect: setattr(T, '__bound__', 1) => AttributeError attribute '__bound__' of 'typing.TypeVar' objects is not writable
# expect: setattr(V, 'q', 1) => None
# expect: V.__reduce__() => V
# expect: TypeVar.__mro__ => (<class 'typing.TypeVar'>, <class 'object'>)
# expect: Generic.__mro__ => (<class 'typing.Generic'>, <class 'object'>)
# expect: Generic[int] => TypeError Parameters to Generic[...] must all be type variables or parameter specification variables.
# expect: Generic[V] => typing.Generic[+V]
# expect: Generic => <class 'typing.Generic'>
# expect: typing._ConstEvaluator => AttributeError module 'typing' has no attribute '_ConstEvaluator'
# expect: V.evaluate_constraints('a') => TypeError 'str' object cannot be interpreted as an integer
# expect: W.evaluate_bound() => TypeError constevaluator.__call__() takes exactly 1 argument (0 given)
# expect: typing._idfunc(3) => 3
# expect: Ts | int => TypeError unsupported operand type(s) for |: 'typing.TypeVarTuple' and 'type'
# expect: TypeVar('A', default=NoDefault) => ~A
# expect: TypeVar(name='A', bound=None) => ~A
# expect: Union[int, str].__name__ => Union
# expect: ParamSpec('B', default=[int, str]).__default__ => [<class 'int'>, <class 'str'>]
# expect: A => A
# expect: A.__value__ => <class 'int'>
# expect: A.__type_params__ => ()
# expect: A.__parameters__ => ()
# expect: A.__module__ => __main__
# expect: A.evaluate_value(1) => <class 'int'>
# expect: B.__type_params__ => (X, Y, Z)
# expect: B.__parameters__ => (X, typing.Unpack[Y], Z)
# expect: B[int, str, int] => B[int, str, int]
# expect: B.__value__ => dict[X, tuple[typing.Unpack[Y]]]
# expect: A | int => A | int
# expect: None | A => None | A
# expect: A[int] => TypeError Only generic type aliases are subscriptable
# expect: list(B) => [typing.Unpack[B]]
# expect: A.__name__ => A
# expect: A.__reduce__() => A
# expect: A() => TypeError 'typing.TypeAliasType' object is not callable
# expect: TypeAliasType('A', int).__module__ => __main__
# expect: TypeAliasType('A', int).evaluate_value => <constevaluator <class 'int'>>
# expect: A.x => AttributeError 'typing.TypeAliasType' object has no attribute 'x'
# expect: hash(A) == hash(A) => True
# expect: A.__qualname__ => AttributeError 'typing.TypeAliasType' object has no attribute '__qualname__'
# expect: B[int].__origin__ => B
# expect: TypeAliasType('A', int, type_params=(V, T)).__parameters__ => (+V, T)
# expect: TypeAliasType('A', int, type_params=(W, V)) => TypeError non-default type parameter '+V' follows default type parameter
# expect: (<class '__main__.G'>, <class 'typing.Generic'>, <class 'object'>) (typing.Generic[T],) __main__.G[int] (T,) (T,) <class 'typing.Generic'>
# expect: Too many arguments for <class '__main__.H'>; actual 2, expected 1
