# cmath at special values, branch cuts, and where it refuses.
import cmath

inf, nan = float("inf"), float("nan")
values = [0j, complex(0.0, -0.0), complex(-0.0, 0.0), 1 + 0j, -1 + 0j, 1j, 2 - 3j, complex(-2, 0.0), complex(-2, -0.0), complex(inf, 1), complex(1, inf),
          complex(nan, 1), complex(nan, inf), 1e308 + 1e308j, 710 + 1j, "x"]


def text(z):
    if isinstance(z, tuple):
        return tuple(map(text, z))
    if not isinstance(z, (complex, float)) or isinstance(z, bool):
        return str(z)
    return "%.9g %.9g" % (z.real, z.imag)


for name in ["exp", "sqrt", "log", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "phase", "polar", "isnan", "isinf", "isfinite"]:
    for z in values:
        try:
            print(name, z, text(getattr(cmath, name)(z)).replace("-nan", "nan") if name != "polar" else text(cmath.polar(z)))
        except Exception as error:
            print(name, z, type(error).__name__, error)
for name in ["acos", "asin", "atan", "acosh", "asinh", "atanh"]:
    for z in (0.5 + 0j, 2 + 0j, complex(2, -0.0), complex(-2, 0.0), 1j, complex(0.0, 2), 3 - 4j):
        try:
            print(name, z, text(getattr(cmath, name)(z)))
        except Exception as error:
            print(name, z, type(error).__name__, error)
print(cmath.rect(2, cmath.pi / 2).imag, cmath.log(8, 2).real, cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 2), cmath.infj, cmath.nanj)
print((1e300 + 1j) * complex(nan, inf), complex(inf, 1) * (1 + 1j), (1 + 1j) / complex(inf, 1))
# expect: exp 0j 1 0
# expect: exp -0j 1 -0
# expect: exp (-0+0j) 1 0
# expect: exp (1+0j) 2.71828183 0
# expect: exp (-1+0j) 0.367879441 0
# expect: exp 1j 0.540302306 0.841470985
# expect: exp (2-3j) -7.31511009 -1.04274366
# expect: exp (-2+0j) 0.135335283 0
# expect: exp (-2-0j) 0.135335283 -0
# expect: exp (inf+1j) inf inf
# expect: exp (1+infj) ValueError math domain error
# expect: exp (nan+1j) nan nan
# expect: exp (nan+infj) nan nan
# expect: exp (1e+308+1e+308j) OverflowError math range error
# expect: exp (710+1j) OverflowError math range error
# expect: exp x TypeError must be real number, not str
# expect: sqrt 0j 0 0
# expect: sqrt -0j 0 -0
# expect: sqrt (-0+0j) 0 0
# expect: sqrt (1+0j) 1 0
# expect: sqrt (-1+0j) 0 1
# expect: sqrt 1j 0.707106781 0.707106781
# expect: sqrt (2-3j) 1.67414923 -0.895977476
# expect: sqrt (-2+0j) 0 1.41421356
# expect: sqrt (-2-0j) 0 -1.41421356
# expect: sqrt (inf+1j) inf 0
# expect: sqrt (1+infj) inf inf
# expect: sqrt (nan+1j) nan nan
# expect: sqrt (nan+infj) inf inf
# expect: sqrt (1e+308+1e+308j) 1.09868411e+154 4.55089861e+153
# expect: sqrt (710+1j) 26.6458318 0.018764661
# expect: sqrt x TypeError must be real number, not str
# expect: log 0j ValueError math domain error
# expect: log -0j ValueError math domain error
# expect: log (-0+0j) ValueError math domain error
# expect: log (1+0j) 0 0
# expect: log (-1+0j) 0 3.14159265
# expect: log 1j 0 1.57079633
# expect: log (2-3j) 1.28247468 -0.982793723
# expect: log (-2+0j) 0.693147181 3.14159265
# expect: log (-2-0j) 0.693147181 -3.14159265
# expect: log (inf+1j) inf 0
# expect: log (1+infj) inf 1.57079633
# expect: log (nan+1j) nan nan
# expect: log (nan+infj) inf nan
# expect: log (1e+308+1e+308j) 709.542782 0.785398163
# expect: log (710+1j) 6.56526596 0.00140844977
# expect: log x TypeError must be real number, not str
# expect: log10 0j ValueError math domain error
# expect: log10 -0j ValueError math domain error
# expect: log10 (-0+0j) ValueError math domain error
# expect: log10 (1+0j) 0 0
# expect: log10 (-1+0j) 0 1.36437635
# expect: log10 1j 0 0.682188177
# expect: log10 (2-3j) 0.556971676 -0.426821891
# expect: log10 (-2+0j) 0.301029996 1.36437635
# expect: log10 (-2-0j) 0.301029996 -1.36437635
# expect: log10 (inf+1j) inf 0
# expect: log10 (1+infj) inf 0.682188177
# expect: log10 (nan+1j) nan nan
# expect: log10 (nan+infj) inf nan
# expect: log10 (1e+308+1e+308j) 308.150515 0.341094088
# expect: log10 (710+1j) 2.85125878 0.000611681964
# expect: log10 x TypeError must be real number, not str
# expect: sin 0j 0 0
# expect: sin -0j 0 -0
# expect: sin (-0+0j) -0 0
# expect: sin (1+0j) 0.841470985 0
# expect: sin (-1+0j) -0.841470985 0
# expect: sin 1j 0 1.17520119
# expect: sin (2-3j) 9.15449915 4.16890696
# expect: sin (-2+0j) -0.909297427 -0
# expect: sin (-2-0j) -0.909297427 0
# expect: sin (inf+1j) ValueError math domain error
# expect: sin (1+infj) inf inf
# expect: sin (nan+1j) nan nan
# expect: sin (nan+infj) nan -inf
# expect: sin (1e+308+1e+308j) OverflowError math range error
# expect: sin (710+1j) 9.30303358e-05 1.17520119
# expect: sin x TypeError must be real number, not str
# expect: cos 0j 1 -0
# expect: cos -0j 1 0
# expect: cos (-0+0j) 1 0
# expect: cos (1+0j) 0.540302306 -0
# expect: cos (-1+0j) 0.540302306 0
# expect: cos 1j 1.54308063 -0
# expect: cos (2-3j) -4.18962569 9.10922789
# expect: cos (-2+0j) -0.416146837 0
# expect: cos (-2-0j) -0.416146837 -0
# expect: cos (inf+1j) ValueError math domain error
# expect: cos (1+infj) inf -inf
# expect: cos (nan+1j) nan nan
# expect: cos (nan+infj) inf nan
# expect: cos (1e+308+1e+308j) OverflowError math range error
# expect: cos (710+1j) 1.54308063 -7.08513601e-05
# expect: cos x TypeError must be real number, not str
# expect: tan 0j 0 0
# expect: tan -0j 0 -0
# expect: tan (-0+0j) -0 0
# expect: tan (1+0j) 1.55740772 0
# expect: tan (-1+0j) -1.55740772 0
# expect: tan 1j 0 0.761594156
# expect: tan (2-3j) -0.00376402564 -1.00323863
# expect: tan (-2+0j) 2.18503986 0
# expect: tan (-2-0j) 2.18503986 -0
# expect: tan (inf+1j) ValueError math domain error
# expect: tan (1+infj) 0 1
# expect: tan (nan+1j) nan nan
# expect: tan (nan+infj) 0 1
# expect: tan (1e+308+1e+308j) -0 1
# expect: tan (710+1j) 2.53197099e-05 0.761594157
# expect: tan x TypeError must be real number, not str
# expect: sinh 0j 0 0
# expect: sinh -0j 0 -0
# expect: sinh (-0+0j) -0 0
# expect: sinh (1+0j) 1.17520119 0
# expect: sinh (-1+0j) -1.17520119 0
# expect: sinh 1j 0 0.841470985
# expect: sinh (2-3j) -3.59056459 -0.530921086
# expect: sinh (-2+0j) -3.62686041 0
# expect: sinh (-2-0j) -3.62686041 -0
# expect: sinh (inf+1j) inf inf
# expect: sinh (1+infj) ValueError math domain error
# expect: sinh (nan+1j) nan nan
# expect: sinh (nan+infj) nan nan
# expect: sinh (1e+308+1e+308j) OverflowError math range error
# expect: sinh (710+1j) 6.03516262e+307 9.39920888e+307
# expect: sinh x TypeError must be real number, not str
# expect: cosh 0j 1 0
# expect: cosh -0j 1 -0
# expect: cosh (-0+0j) 1 -0
# expect: cosh (1+0j) 1.54308063 0
# expect: cosh (-1+0j) 1.54308063 -0
# expect: cosh 1j 0.540302306 0
# expect: cosh (2-3j) -3.7245455 -0.51182257
# expect: cosh (-2+0j) 3.76219569 -0
# expect: cosh (-2-0j) 3.76219569 0
# expect: cosh (inf+1j) inf inf
# expect: cosh (1+infj) ValueError math domain error
# expect: cosh (nan+1j) nan nan
# expect: cosh (nan+infj) nan nan
# expect: cosh (1e+308+1e+308j) OverflowError math range error
# expect: cosh (710+1j) 6.03516262e+307 9.39920888e+307
# expect: cosh x TypeError must be real number, not str
# expect: tanh 0j 0 0
# expect: tanh -0j 0 -0
# expect: tanh (-0+0j) -0 0
# expect: tanh (1+0j) 0.761594156 0
# expect: tanh (-1+0j) -0.761594156 0
# expect: tanh 1j 0 1.55740772
# expect: tanh (2-3j) 0.965385879 0.00988437504
# expect: tanh (-2+0j) -0.96402758 0
# expect: tanh (-2-0j) -0.96402758 -0
# expect: tanh (inf+1j) 1 0
# expect: tanh (1+infj) ValueError math domain error
# expect: tanh (nan+1j) nan nan
# expect: tanh (nan+infj) nan nan
# expect: tanh (1e+308+1e+308j) 1 -0
# expect: tanh (710+1j) 1 0
# expect: tanh x TypeError must be real number, not str
# expect: phase 0j 0 0
# expect: phase -0j -0 0
# expect: phase (-0+0j) 3.14159265 0
# expect: phase (1+0j) 0 0
# expect: phase (-1+0j) 3.14159265 0
# expect: phase 1j 1.57079633 0
# expect: phase (2-3j) -0.982793723 0
# expect: phase (-2+0j) 3.14159265 0
# expect: phase (-2-0j) -3.14159265 0
# expect: phase (inf+1j) 0 0
# expect: phase (1+infj) 1.57079633 0
# expect: phase (nan+1j) nan 0
# expect: phase (nan+infj) nan 0
# expect: phase (1e+308+1e+308j) 0.785398163 0
# expect: phase (710+1j) 0.00140844977 0
# expect: phase x TypeError must be real number, not str
# expect: polar 0j ('0 0', '0 0')
# expect: polar -0j ('0 0', '-0 0')
# expect: polar (-0+0j) ('0 0', '3.14159265 0')
# expect: polar (1+0j) ('1 0', '0 0')
# expect: polar (-1+0j) ('1 0', '3.14159265 0')
# expect: polar 1j ('1 0', '1.57079633 0')
# expect: polar (2-3j) ('3.60555128 0', '-0.982793723 0')
# expect: polar (-2+0j) ('2 0', '3.14159265 0')
# expect: polar (-2-0j) ('2 0', '-3.14159265 0')
# expect: polar (inf+1j) ('inf 0', '0 0')
# expect: polar (1+infj) ('inf 0', '1.57079633 0')
# expect: polar (nan+1j) ('nan 0', 'nan 0')
# expect: polar (nan+infj) ('inf 0', 'nan 0')
# expect: polar (1e+308+1e+308j) ('1.41421356e+308 0', '0.785398163 0')
# expect: polar (710+1j) ('710.000704 0', '0.00140844977 0')
# expect: polar x TypeError must be real number, not str
# expect: isnan 0j False
# expect: isnan -0j False
# expect: isnan (-0+0j) False
# expect: isnan (1+0j) False
# expect: isnan (-1+0j) False
# expect: isnan 1j False
# expect: isnan (2-3j) False
# expect: isnan (-2+0j) False
# expect: isnan (-2-0j) False
# expect: isnan (inf+1j) False
# expect: isnan (1+infj) False
# expect: isnan (nan+1j) True
# expect: isnan (nan+infj) True
# expect: isnan (1e+308+1e+308j) False
# expect: isnan (710+1j) False
# expect: isnan x TypeError must be real number, not str
# expect: isinf 0j False
# expect: isinf -0j False
# expect: isinf (-0+0j) False
# expect: isinf (1+0j) False
# expect: isinf (-1+0j) False
# expect: isinf 1j False
# expect: isinf (2-3j) False
# expect: isinf (-2+0j) False
# expect: isinf (-2-0j) False
# expect: isinf (inf+1j) True
# expect: isinf (1+infj) True
# expect: isinf (nan+1j) False
# expect: isinf (nan+infj) True
# expect: isinf (1e+308+1e+308j) False
# expect: isinf (710+1j) False
# expect: isinf x TypeError must be real number, not str
# expect: isfinite 0j True
# expect: isfinite -0j True
# expect: isfinite (-0+0j) True
# expect: isfinite (1+0j) True
# expect: isfinite (-1+0j) True
# expect: isfinite 1j True
# expect: isfinite (2-3j) True
# expect: isfinite (-2+0j) True
# expect: isfinite (-2-0j) True
# expect: isfinite (inf+1j) False
# expect: isfinite (1+infj) False
# expect: isfinite (nan+1j) False
# expect: isfinite (nan+infj) False
# expect: isfinite (1e+308+1e+308j) True
# expect: isfinite (710+1j) True
# expect: isfinite x TypeError must be real number, not str
# expect: acos (0.5+0j) 1.04719755 -0
# expect: acos (2+0j) 0 -1.3169579
# expect: acos (2-0j) 0 1.3169579
# expect: acos (-2+0j) 3.14159265 -1.3169579
# expect: acos 1j 1.57079633 -0.881373587
# expect: acos 2j 1.57079633 -1.44363548
# expect: acos (3-4j) 0.936812461 2.30550903
# expect: asin (0.5+0j) 0.523598776 0
# expect: asin (2+0j) 1.57079633 1.3169579
# expect: asin (2-0j) 1.57079633 -1.3169579
# expect: asin (-2+0j) -1.57079633 1.3169579
# expect: asin 1j 0 0.881373587
# expect: asin 2j 0 1.44363548
# expect: asin (3-4j) 0.633983866 -2.30550903
# expect: atan (0.5+0j) 0.463647609 0
# expect: atan (2+0j) 1.10714872 0
# expect: atan (2-0j) 1.10714872 -0
# expect: atan (-2+0j) -1.10714872 0
# expect: atan 1j ValueError math domain error
# expect: atan 2j 1.57079633 0.549306144
# expect: atan (3-4j) 1.448307 -0.158997192
# expect: acosh (0.5+0j) 0 1.04719755
# expect: acosh (2+0j) 1.3169579 0
# expect: acosh (2-0j) 1.3169579 -0
# expect: acosh (-2+0j) 1.3169579 3.14159265
# expect: acosh 1j 0.881373587 1.57079633
# expect: acosh 2j 1.44363548 1.57079633
# expect: acosh (3-4j) 2.30550903 -0.936812461
# expect: asinh (0.5+0j) 0.481211825 0
# expect: asinh (2+0j) 1.44363548 0
# expect: asinh (2-0j) 1.44363548 -0
# expect: asinh (-2+0j) -1.44363548 0
# expect: asinh 1j 0 1.57079633
# expect: asinh 2j 1.3169579 1.57079633
# expect: asinh (3-4j) 2.29991404 -0.917616853
# expect: atanh (0.5+0j) 0.549306144 0
# expect: atanh (2+0j) 0.549306144 1.57079633
# expect: atanh (2-0j) 0.549306144 -1.57079633
# expect: atanh (-2+0j) -0.549306144 1.57079633
# expect: atanh 1j 0 0.785398163
# expect: atanh 2j 0 1.10714872
# expect: atanh (3-4j) 0.117500907 -1.40992105
# expect: 2.0 3.0 True False infj nanj
# expect: (-inf+infj) (inf+infj) 0j
