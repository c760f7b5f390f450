# Substitution of unpacked tuples in aliases.
from typing import *
Ts = TypeVarTuple('Ts'); T1 = TypeVar('T1'); T2 = TypeVar('T2')
for e in ("tuple[*tuple[int]]", "tuple[*tuple[int,str],int]", "dict[T1,T2][*tuple[int,str]]", "list[T1][*tuple[int]]", "tuple[*Ts][int,str]", "tuple[*tuple[*Ts]]", "tuple[Unpack[Tuple[int]]]", "list[T1][Unpack[Tuple[int]]]", "tuple[*tuple[int,...]]", "dict[T1,T2][*tuple[int,...]]", "dict[T1,T2][int]", "dict[T1,T2][int,int,int]","tuple[T1][*Ts]", "list[T1][*tuple[()]]"):
    try: print(e, '->', eval(e))
    except Exception as x: print(e, '->', type(x).__name__, x)
# expect: tuple[*tuple[int]] -> tuple[*tuple[int]]
# expect: tuple[*tuple[int,str],int] -> tuple[*tuple[int, str], int]
# expect: dict[T1,T2][*tuple[int,str]] -> dict[int, str]
# expect: list[T1][*tuple[int]] -> list[int]
# expect: tuple[*Ts][int,str] -> tuple[int, str]
# expect: tuple[*tuple[*Ts]] -> tuple[*tuple[typing.Unpack[Ts]]]
# expect: tuple[Unpack[Tuple[int]]] -> tuple[typing.Unpack[typing.Tuple[int]]]
# expect: list[T1][Unpack[Tuple[int]]] -> list[int]
# expect: tuple[*tuple[int,...]] -> tuple[*tuple[int, ...]]
# expect: dict[T1,T2][*tuple[int,...]] -> TypeError Too few arguments for dict[~T1, ~T2]; actual 1, expected at least 2
# expect: dict[T1,T2][int] -> TypeError Too few arguments for dict[~T1, ~T2]; actual 1, expected at least 2
# expect: dict[T1,T2][int,int,int] -> TypeError Too many arguments for dict[~T1, ~T2]; actual 3, expected 2
# expect: tuple[T1][*Ts] -> TypeError typing.Unpack[Ts] is not valid as type argument
# expect: list[T1][*tuple[()]] -> TypeError Too few arguments for list[~T1]; actual 0, expected at least 1
