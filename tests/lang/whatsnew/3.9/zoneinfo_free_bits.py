# random.randbytes, ast.unparse, functools.cache, str.replace, isocalendar as named tuple.
import functools, datetime, ast, random
@functools.cache
def fact(n): return n * fact(n - 1) if n else 1
print(fact(20), fact.cache_info().currsize, datetime.date(2020, 1, 1).isocalendar().week, ast.unparse(ast.parse("if a:b=1")), len(random.randbytes(4)))
# expect: 2432902008176640000 21 1 if a:
# expect:     b = 1 4
