# Functions of the math module, with their errors.
import math
for e in ['math.hypot()', 'math.hypot(3)', 'math.hypot(1,2,3)', 'math.hypot(1e200,1e200)', 'math.hypot(1e-200,1e-200)','math.hypot(3,4.0,True)', 'math.dist([1,2],[3,4])', 'math.dist((0,0,0),(1,2,2))', 'math.dist([1],[1,2])', 'math.dist(1,2)', 'math.fsum([.1]*10)', 'math.fsum([1e16,1,-1e16])', 'math.fsum([])', 'math.fsum([1e308,1e308])', 'math.fsum([float("inf"),1])', 'math.fsum([float("inf"),-float("inf")])', 'math.fsum("ab")', 'math.fsum([1,True,2.5])', 'math.prod([1,2,3])', 'math.prod([])', 'math.prod([1.5,2],start=3)', 'math.prod(["a",2],start=1)', 'math.prod(3)', 'math.sumprod([1,2],[3,4])', 'math.sumprod([1.5,2],[3,4])', 'math.sumprod([],[])', 'math.sumprod([1],[1,2])', 'math.sumprod([10**20],[10**20])', 'math.sumprod([.1]*10,[.1]*10)', 'math.sumprod(["a"],[2])', 'math.sumprod([1e308,1e308],[10,-10])', 'math.perm(5)', 'math.perm(5,2)', 'math.perm(5,None)', 'math.comb(100,50)', 'math.comb(5,7)', 'math.comb(-1,2)', 'math.comb(2,-1)', 'math.comb(2.0,1)', 'math.comb(10**20,2)','math.comb(10**20,10**20-2)', 'math.gcd()', 'math.lcm()', 'math.lcm(4,6,10)', 'math.lcm(0,5)', 'math.lcm(2.5)', 'math.gcd(12,18,27)', 'math.nextafter(1,2,steps=3)', 'math.nextafter(1,2,steps=-1)', 'math.nextafter(1.0,-math.inf,steps=10**18)', 'math.fma(1,2,3)', 'math.fma(1e308,10,1)', 'math.fma(math.inf,0,1)', 'math.isclose(1,1+1e-10)', 'math.isclose(1,2,rel_tol=1)', 'math.isclose(1,2,rel_tol=-1)', 'math.isclose(1,1.1,abs_tol=0.2)', 'math.isclose(math.inf,math.inf)', 'math.log(8,2)', 'math.log(10**400)', 'math.log(2,0)', 'math.log(2,1)', 'math.log(-1)', 'math.log()', 'math.log10(10**400)', 'math.log2(2**500)', 'math.ldexp(1,10**20)', 'math.ldexp(1,-10**20)', 'math.ldexp(0,10**20)', 'math.ldexp(1,2.5)', 'math.factorial(25)', 'math.factorial(2.0)', 'math.factorial(10**30)', 'math.isqrt(10**40)', 'math.pow(2,0.5)', 'math.pow(0,-1)', 'math.trunc(-1.5)', 'math.floor(1e300)', 'math.ceil(-0.5)', 'math.cbrt(-27)', 'math.e', 'math.tau', 'math.frexp(0)', 'math.modf(-1.5)', 'math.modf(math.inf)', 'math.remainder(5,3)', 'math.remainder(math.inf,3)','math.copysign(1,-0.0)', 'math.sin(math.pi)', 'math.gamma(0.5)', 'math.lgamma(100)', 'math.gamma(170)', 'math.ulp(1e300)']:
    try: r=repr(eval(e))
    except Exception as x: r=type(x).__name__+': '+str(x)
    print(e, r)
# expect: math.hypot() 0.0
# expect: math.hypot(3) 3.0
# expect: math.hypot(1,2,3) 3.7416573867739413
# expect: math.hypot(1e200,1e200) 1.414213562373095e+200
# expect: math.hypot(1e-200,1e-200) 1.414213562373095e-200
# expect: math.hypot(3,4.0,True) 5.0990195135927845
# expect: math.dist([1,2],[3,4]) 2.8284271247461903
# expect: math.dist((0,0,0),(1,2,2)) 3.0
# expect: math.dist([1],[1,2]) ValueError: both points must have the same number of dimensions
# expect: math.dist(1,2) TypeError: 'int' object is not iterable
# expect: math.fsum([.1]*10) 1.0
# expect: math.fsum([1e16,1,-1e16]) 1.0
# expect: math.fsum([]) 0.0
# expect: math.fsum([1e308,1e308]) OverflowError: intermediate overflow in fsum
# expect: math.fsum([float("inf"),1]) inf
# expect: math.fsum([float("inf"),-float("inf")]) ValueError: -inf + inf in fsum
# expect: math.fsum("ab") TypeError: must be real number, not str
# expect: math.fsum([1,True,2.5]) 4.5
# expect: math.prod([1,2,3]) 6
# expect: math.prod([]) 1
# expect: math.prod([1.5,2],start=3) 9.0
# expect: math.prod(["a",2],start=1) 'aa'
# expect: math.prod(3) TypeError: 'int' object is not iterable
# expect: math.sumprod([1,2],[3,4]) 11
# expect: math.sumprod([1.5,2],[3,4]) 12.5
# expect: math.sumprod([],[]) 0
# expect: math.sumprod([1],[1,2]) ValueError: Inputs are not the same length
# expect: math.sumprod([10**20],[10**20]) 10000000000000000000000000000000000000000
# expect: math.sumprod([.1]*10,[.1]*10) 0.1
# expect: math.sumprod(["a"],[2]) TypeError: unsupported operand type(s) for +: 'int' and 'str'
# expect: math.sumprod([1e308,1e308],[10,-10]) nan
# expect: math.perm(5) 120
# expect: math.perm(5,2) 20
# expect: math.perm(5,None) 120
# expect: math.comb(100,50) 100891344545564193334812497256
# expect: math.comb(5,7) 0
# expect: math.comb(-1,2) ValueError: n must be a non-negative integer
# expect: math.comb(2,-1) ValueError: k must be a non-negative integer
# expect: math.comb(2.0,1) TypeError: 'float' object cannot be interpreted as an integer
# expect: math.comb(10**20,2) 4999999999999999999950000000000000000000
# expect: math.comb(10**20,10**20-2) 4999999999999999999950000000000000000000
# expect: math.gcd() 0
# expect: math.lcm() 1
# expect: math.lcm(4,6,10) 60
# expect: math.lcm(0,5) 0
# expect: math.lcm(2.5) TypeError: 'float' object cannot be interpreted as an integer
# expect: math.gcd(12,18,27) 3
# expect: math.nextafter(1,2,steps=3) 1.0000000000000007
# expect: math.nextafter(1,2,steps=-1) ValueError: steps must be a non-negative integer
# expect: math.nextafter(1.0,-math.inf,steps=10**18) 1.4505926878195527e-67
# expect: math.fma(1,2,3) 5.0
# expect: math.fma(1e308,10,1) OverflowError: overflow in fma
# expect: math.fma(math.inf,0,1) ValueError: invalid operation in fma
# expect: math.isclose(1,1+1e-10) True
# expect: math.isclose(1,2,rel_tol=1) True
# expect: math.isclose(1,2,rel_tol=-1) ValueError: tolerances must be non-negative
# expect: math.isclose(1,1.1,abs_tol=0.2) True
# expect: math.isclose(math.inf,math.inf) True
# expect: math.log(8,2) 3.0
# expect: math.log(10**400) 921.0340371976182
# expect: math.log(2,0) ValueError: expected a positive input
# expect: math.log(2,1) ZeroDivisionError: division by zero
# expect: math.log(-1) ValueError: expected a positive input
# expect: math.log() TypeError: log expected at least 1 argument, got 0
# expect: math.log10(10**400) 400.0
# expect: math.log2(2**500) 500.0
# expect: math.ldexp(1,10**20) OverflowError: math range error
# expect: math.ldexp(1,-10**20) 0.0
# expect: math.ldexp(0,10**20) 0.0
# expect: math.ldexp(1,2.5) TypeError: Expected an int as second argument to ldexp.
# expect: math.factorial(25) 15511210043330985984000000
# expect: math.factorial(2.0) TypeError: 'float' object cannot be interpreted as an integer
# expect: math.factorial(10**30) OverflowError: factorial() argument should not exceed 9223372036854775807
# expect: math.isqrt(10**40) 100000000000000000000
# expect: math.pow(2,0.5) 1.4142135623730951
# expect: math.pow(0,-1) ValueError: math domain error
# expect: math.trunc(-1.5) -1
# expect: math.floor(1e300) 1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160
# expect: math.ceil(-0.5) 0
# expect: math.cbrt(-27) -3.0000000000000004
# expect: math.e 2.718281828459045
# expect: math.tau 6.283185307179586
# expect: math.frexp(0) (0.0, 0)
# expect: math.modf(-1.5) (-0.5, -1.0)
# expect: math.modf(math.inf) (0.0, inf)
# expect: math.remainder(5,3) -1.0
# expect: math.remainder(math.inf,3) ValueError: math domain error
# expect: math.copysign(1,-0.0) -1.0
# expect: math.sin(math.pi) 1.2246467991473532e-16
# expect: math.gamma(0.5) 1.7724538509055159
# expect: math.lgamma(100) 359.1342053695754
# expect: math.gamma(170) 4.269068009004705e+304
# expect: math.ulp(1e300) 1.487016908477783e+284


class Count(int): # what a sum has become when a pair is neither of floats nor of ints stays so
    def __add__(self, other):
        return Count(int(self) + int(other))

    def __mul__(self, other):
        return Count(int(self) * int(other))
    __radd__, __rmul__ = __add__, __mul__


print(math.sumprod((-5, -5, -5), (Count(7), 1.5, 1.5)), math.sumprod((1.5, 3, 2), (2, 2.5, 7)), math.sumprod((0.5, Count(3)), (1, 1.5)))
# expect: -49 24.5 3.5
