# SPDX-License-Identifier: MIT
# packages: python3-sympy python3-mpmath
"""sympy solves, integrates, factors and prints; mpmath computes to many digits."""
import mpmath
from sympy import (Eq, Function, Integral, Matrix, N, Sum, Symbol, apart, cos, dsolve, exp, expand, factor, factorint, groebner, integrate, isprime, lambdify,
                   latex, limit, log, nsolve, oo, pi, pprint, prime, series, simplify, sin, solve, solve_univariate_inequality, sqrt, summation,
                   symbols, sympify, tan)

x, y, z = symbols("x y z")
n = Symbol("n", integer=True, positive=True)
f = Function("f")
print(solve(x**3 - 2*x + 1, x))
print(solve([x + y - 3, x*y - 2], [x, y]))
print(solve(x**4 - 5*x**2 + 6), solve_univariate_inequality(x**2 > 4, x))
print(integrate(exp(-x**2) * cos(x), (x, -oo, oo)))
print(integrate(x**2 * sin(x) * exp(x), x))
print(integrate(1 / (x**4 + 1), x))
print(integrate(log(x)**2 / x, x), integrate(sqrt(1 - x**2), (x, -1, 1)))
print(factor(x**8 - 1), expand((x + y + z)**5))
print(simplify(sin(x)**2 + cos(x)**2), apart(1 / (x**3 - 1)), sympify("x**2 + 2*x").diff())
print(series(tan(x), x, 0, 10), limit((1 + 1/x)**x, x, oo), summation(1/n**2, (n, 1, oo)))
print(Matrix([[1, 2], [3, x]]).eigenvals(), Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]]).inv(), Matrix(3, 3, range(9)).nullspace())
print(dsolve(Eq(f(x).diff(x, 2) + f(x), sin(2 * x))))
print(groebner([x**2 + y**2 + z**2 - 1, x*y - z, x - y + z], x, y, z))
print(N(pi, 60), nsolve(cos(x) - x, x, 1), factorint(2**67 - 1), isprime(2**127 - 1), prime(1000))
print(latex(Integral(sqrt(1/x), x)), lambdify(x, sin(x) * x**2)(2.0))
pprint(Integral(sqrt(1/x) / (1 + x), (x, 0, oo)))
pprint(Sum(1/n**2, (n, 1, oo)), use_unicode=False)
mpmath.mp.dps = 50
print(mpmath.zeta(3), mpmath.gamma(mpmath.mpf(1) / 3), mpmath.quad(lambda t: mpmath.exp(-t*t), [-mpmath.inf, mpmath.inf]))
print(mpmath.hyp2f1(1, 2, 3, 0.5), mpmath.polyroots([1, 0, -2, 5]), mpmath.matrix([[1, 2], [3, 4]])**-1)
print(mpmath.zetazero(1), mpmath.nsum(lambda k: 1 / k**4, [1, mpmath.inf]), mpmath.besselj(1, 10), mpmath.identify(3 * mpmath.pi))
