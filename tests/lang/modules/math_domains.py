# What functions of math say about arguments they do not take.
import math
fs='sqrt   acosh  fabs  log log2 log10 log1p floor ceil trunc isnan isinf isfinite degrees radians factorial isqrt ulp frexp modf'.split()
for f in fs:
    for v in (-2, -1, -1.5, 0, 0.5, -0.0, 1, 2.5, 5, 30, 100.5, 171.5, 200, 1000, -1000, 1e308, -1e308, 1e-320, float('inf'), float('-inf'), float('nan'), 10**400, -10**30, 'a', None, True, 2j):
        try: r=repr(getattr(math,f)(v))
        except Exception as e: r=type(e).__name__+': '+str(e)
        print(f, str(v)[:20], r[:120])
# expect: sqrt -2 ValueError: expected a nonnegative input, got -2.0
# expect: sqrt -1 ValueError: expected a nonnegative input, got -1.0
# expect: sqrt -1.5 ValueError: expected a nonnegative input, got -1.5
# expect: sqrt 0 0.0
# expect: sqrt 0.5 0.7071067811865476
# expect: sqrt -0.0 -0.0
# expect: sqrt 1 1.0
# expect: sqrt 2.5 1.5811388300841898
# expect: sqrt 5 2.23606797749979
# expect: sqrt 30 5.477225575051661
# expect: sqrt 100.5 10.024968827881711
# expect: sqrt 171.5 13.095800853708795
# expect: sqrt 200 14.142135623730951
# expect: sqrt 1000 31.622776601683793
# expect: sqrt -1000 ValueError: expected a nonnegative input, got -1000.0
# expect: sqrt 1e+308 1e+154
# expect: sqrt -1e+308 ValueError: expected a nonnegative input, got -1e+308
# expect: sqrt 1e-320 9.99994433575849e-161
# expect: sqrt inf inf
# expect: sqrt -inf ValueError: expected a nonnegative input, got -inf
# expect: sqrt nan nan
# expect: sqrt 10000000000000000000 OverflowError: int too large to convert to float
# expect: sqrt -1000000000000000000 ValueError: expected a nonnegative input, got -1e+30
# expect: sqrt a TypeError: must be real number, not str
# expect: sqrt None TypeError: must be real number, not NoneType
# expect: sqrt True 1.0
# expect: sqrt 2j TypeError: must be real number, not complex
# expect: acosh -2 ValueError: expected argument value not less than 1, got -2.0
# expect: acosh -1 ValueError: expected argument value not less than 1, got -1.0
# expect: acosh -1.5 ValueError: expected argument value not less than 1, got -1.5
# expect: acosh 0 ValueError: expected argument value not less than 1, got 0.0
# expect: acosh 0.5 ValueError: expected argument value not less than 1, got 0.5
# expect: acosh -0.0 ValueError: expected argument value not less than 1, got -0.0
# expect: acosh 1 0.0
# expect: acosh 2.5 1.566799236972411
# expect: acosh 5 2.2924316695611777
# expect: acosh 30 4.0940666686320855
# expect: acosh 100.5 5.3032801552774655
# expect: acosh 171.5 5.837721947197815
# expect: acosh 200 5.9914582970493875
# expect: acosh 1000 7.600902209541989
# expect: acosh -1000 ValueError: expected argument value not less than 1, got -1000.0
# expect: acosh 1e+308 709.889355822726
# expect: acosh -1e+308 ValueError: expected argument value not less than 1, got -1e+308
# expect: acosh 1e-320 ValueError: expected argument value not less than 1, got 1e-320
# expect: acosh inf inf
# expect: acosh -inf ValueError: expected argument value not less than 1, got -inf
# expect: acosh nan nan
# expect: acosh 10000000000000000000 OverflowError: int too large to convert to float
# expect: acosh -1000000000000000000 ValueError: expected argument value not less than 1, got -1e+30
# expect: acosh a TypeError: must be real number, not str
# expect: acosh None TypeError: must be real number, not NoneType
# expect: acosh True 0.0
# expect: acosh 2j TypeError: must be real number, not complex
# expect: fabs -2 2.0
# expect: fabs -1 1.0
# expect: fabs -1.5 1.5
# expect: fabs 0 0.0
# expect: fabs 0.5 0.5
# expect: fabs -0.0 0.0
# expect: fabs 1 1.0
# expect: fabs 2.5 2.5
# expect: fabs 5 5.0
# expect: fabs 30 30.0
# expect: fabs 100.5 100.5
# expect: fabs 171.5 171.5
# expect: fabs 200 200.0
# expect: fabs 1000 1000.0
# expect: fabs -1000 1000.0
# expect: fabs 1e+308 1e+308
# expect: fabs -1e+308 1e+308
# expect: fabs 1e-320 1e-320
# expect: fabs inf inf
# expect: fabs -inf inf
# expect: fabs nan nan
# expect: fabs 10000000000000000000 OverflowError: int too large to convert to float
# expect: fabs -1000000000000000000 1e+30
# expect: fabs a TypeError: must be real number, not str
# expect: fabs None TypeError: must be real number, not NoneType
# expect: fabs True 1.0
# expect: fabs 2j TypeError: must be real number, not complex
# expect: log -2 ValueError: expected a positive input
# expect: log -1 ValueError: expected a positive input
# expect: log -1.5 ValueError: expected a positive input, got -1.5
# expect: log 0 ValueError: expected a positive input
# expect: log 0.5 -0.6931471805599453
# expect: log -0.0 ValueError: expected a positive input, got -0.0
# expect: log 1 0.0
# expect: log 2.5 0.9162907318741551
# expect: log 5 1.6094379124341003
# expect: log 30 3.4011973816621555
# expect: log 100.5 4.61015772749913
# expect: log 171.5 5.144583266605995
# expect: log 200 5.298317366548036
# expect: log 1000 6.907755278982137
# expect: log -1000 ValueError: expected a positive input
# expect: log 1e+308 709.1962086421661
# expect: log -1e+308 ValueError: expected a positive input, got -1e+308
# expect: log 1e-320 -736.8272408909739
# expect: log inf inf
# expect: log -inf ValueError: expected a positive input, got -inf
# expect: log nan nan
# expect: log 10000000000000000000 921.0340371976182
# expect: log -1000000000000000000 ValueError: expected a positive input
# expect: log a TypeError: must be real number, not str
# expect: log None TypeError: must be real number, not NoneType
# expect: log True 0.0
# expect: log 2j TypeError: must be real number, not complex
# expect: log2 -2 ValueError: expected a positive input
# expect: log2 -1 ValueError: expected a positive input
# expect: log2 -1.5 ValueError: expected a positive input, got -1.5
# expect: log2 0 ValueError: expected a positive input
# expect: log2 0.5 -1.0
# expect: log2 -0.0 ValueError: expected a positive input, got -0.0
# expect: log2 1 0.0
# expect: log2 2.5 1.3219280948873624
# expect: log2 5 2.321928094887362
# expect: log2 30 4.906890595608519
# expect: log2 100.5 6.651051691178929
# expect: log2 171.5 7.422064766172812
# expect: log2 200 7.643856189774724
# expect: log2 1000 9.965784284662087
# expect: log2 -1000 ValueError: expected a positive input
# expect: log2 1e+308 1023.1538532253076
# expect: log2 -1e+308 ValueError: expected a positive input, got -1e+308
# expect: log2 1e-320 -1063.0170064253057
# expect: log2 inf inf
# expect: log2 -inf ValueError: expected a positive input, got -inf
# expect: log2 nan nan
# expect: log2 10000000000000000000 1328.771237954945
# expect: log2 -1000000000000000000 ValueError: expected a positive input
# expect: log2 a TypeError: must be real number, not str
# expect: log2 None TypeError: must be real number, not NoneType
# expect: log2 True 0.0
# expect: log2 2j TypeError: must be real number, not complex
# expect: log10 -2 ValueError: expected a positive input
# expect: log10 -1 ValueError: expected a positive input
# expect: log10 -1.5 ValueError: expected a positive input, got -1.5
# expect: log10 0 ValueError: expected a positive input
# expect: log10 0.5 -0.3010299956639812
# expect: log10 -0.0 ValueError: expected a positive input, got -0.0
# expect: log10 1 0.0
# expect: log10 2.5 0.3979400086720376
# expect: log10 5 0.6989700043360189
# expect: log10 30 1.4771212547196624
# expect: log10 100.5 2.002166061756508
# expect: log10 171.5 2.2342641243787895
# expect: log10 200 2.3010299956639813
# expect: log10 1000 3.0
# expect: log10 -1000 ValueError: expected a positive input
# expect: log10 1e+308 308.0
# expect: log10 -1e+308 ValueError: expected a positive input, got -1e+308
# expect: log10 1e-320 -320.000004834948
# expect: log10 inf inf
# expect: log10 -inf ValueError: expected a positive input, got -inf
# expect: log10 nan nan
# expect: log10 10000000000000000000 400.0
# expect: log10 -1000000000000000000 ValueError: expected a positive input
# expect: log10 a TypeError: must be real number, not str
# expect: log10 None TypeError: must be real number, not NoneType
# expect: log10 True 0.0
# expect: log10 2j TypeError: must be real number, not complex
# expect: log1p -2 ValueError: expected argument value > -1, got -2.0
# expect: log1p -1 ValueError: expected argument value > -1, got -1.0
# expect: log1p -1.5 ValueError: expected argument value > -1, got -1.5
# expect: log1p 0 0.0
# expect: log1p 0.5 0.4054651081081644
# expect: log1p -0.0 -0.0
# expect: log1p 1 0.6931471805599453
# expect: log1p 2.5 1.252762968495368
# expect: log1p 5 1.791759469228055
# expect: log1p 30 3.4339872044851463
# expect: log1p 100.5 4.620058798481842
# expect: log1p 171.5 5.150397236471415
# expect: log1p 200 5.303304908059076
# expect: log1p 1000 6.90875477931522
# expect: log1p -1000 ValueError: expected argument value > -1, got -1000.0
# expect: log1p 1e+308 709.1962086421661
# expect: log1p -1e+308 ValueError: expected argument value > -1, got -1e+308
# expect: log1p 1e-320 1e-320
# expect: log1p inf inf
# expect: log1p -inf ValueError: expected argument value > -1, got -inf
# expect: log1p nan nan
# expect: log1p 10000000000000000000 OverflowError: int too large to convert to float
# expect: log1p -1000000000000000000 ValueError: expected argument value > -1, got -1e+30
# expect: log1p a TypeError: must be real number, not str
# expect: log1p None TypeError: must be real number, not NoneType
# expect: log1p True 0.6931471805599453
# expect: log1p 2j TypeError: must be real number, not complex
# expect: floor -2 -2
# expect: floor -1 -1
# expect: floor -1.5 -2
# expect: floor 0 0
# expect: floor 0.5 0
# expect: floor -0.0 0
# expect: floor 1 1
# expect: floor 2.5 2
# expect: floor 5 5
# expect: floor 30 30
# expect: floor 100.5 100
# expect: floor 171.5 171
# expect: floor 200 200
# expect: floor 1000 1000
# expect: floor -1000 -1000
# expect: floor 1e+308 100000000000000001097906362944045541740492309677311846336810682903157585404911491537163328978494688899061249669721172515
# expect: floor -1e+308 -10000000000000000109790636294404554174049230967731184633681068290315758540491149153716332897849468889906124966972117251
# expect: floor 1e-320 0
# expect: floor inf OverflowError: cannot convert float infinity to integer
# expect: floor -inf OverflowError: cannot convert float infinity to integer
# expect: floor nan ValueError: cannot convert float NaN to integer
# expect: floor 10000000000000000000 100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
# expect: floor -1000000000000000000 -1000000000000000000000000000000
# expect: floor a TypeError: must be real number, not str
# expect: floor None TypeError: must be real number, not NoneType
# expect: floor True 1
# expect: floor 2j TypeError: must be real number, not complex
# expect: ceil -2 -2
# expect: ceil -1 -1
# expect: ceil -1.5 -1
# expect: ceil 0 0
# expect: ceil 0.5 1
# expect: ceil -0.0 0
# expect: ceil 1 1
# expect: ceil 2.5 3
# expect: ceil 5 5
# expect: ceil 30 30
# expect: ceil 100.5 101
# expect: ceil 171.5 172
# expect: ceil 200 200
# expect: ceil 1000 1000
# expect: ceil -1000 -1000
# expect: ceil 1e+308 100000000000000001097906362944045541740492309677311846336810682903157585404911491537163328978494688899061249669721172515
# expect: ceil -1e+308 -10000000000000000109790636294404554174049230967731184633681068290315758540491149153716332897849468889906124966972117251
# expect: ceil 1e-320 1
# expect: ceil inf OverflowError: cannot convert float infinity to integer
# expect: ceil -inf OverflowError: cannot convert float infinity to integer
# expect: ceil nan ValueError: cannot convert float NaN to integer
# expect: ceil 10000000000000000000 100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
# expect: ceil -1000000000000000000 -1000000000000000000000000000000
# expect: ceil a TypeError: must be real number, not str
# expect: ceil None TypeError: must be real number, not NoneType
# expect: ceil True 1
# expect: ceil 2j TypeError: must be real number, not complex
# expect: trunc -2 -2
# expect: trunc -1 -1
# expect: trunc -1.5 -1
# expect: trunc 0 0
# expect: trunc 0.5 0
# expect: trunc -0.0 0
# expect: trunc 1 1
# expect: trunc 2.5 2
# expect: trunc 5 5
# expect: trunc 30 30
# expect: trunc 100.5 100
# expect: trunc 171.5 171
# expect: trunc 200 200
# expect: trunc 1000 1000
# expect: trunc -1000 -1000
# expect: trunc 1e+308 100000000000000001097906362944045541740492309677311846336810682903157585404911491537163328978494688899061249669721172515
# expect: trunc -1e+308 -10000000000000000109790636294404554174049230967731184633681068290315758540491149153716332897849468889906124966972117251
# expect: trunc 1e-320 0
# expect: trunc inf OverflowError: cannot convert float infinity to integer
# expect: trunc -inf OverflowError: cannot convert float infinity to integer
# expect: trunc nan ValueError: cannot convert float NaN to integer
# expect: trunc 10000000000000000000 100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
# expect: trunc -1000000000000000000 -1000000000000000000000000000000
# expect: trunc a TypeError: type str doesn't define __trunc__ method
# expect: trunc None TypeError: type NoneType doesn't define __trunc__ method
# expect: trunc True 1
# expect: trunc 2j TypeError: type complex doesn't define __trunc__ method
# expect: isnan -2 False
# expect: isnan -1 False
# expect: isnan -1.5 False
# expect: isnan 0 False
# expect: isnan 0.5 False
# expect: isnan -0.0 False
# expect: isnan 1 False
# expect: isnan 2.5 False
# expect: isnan 5 False
# expect: isnan 30 False
# expect: isnan 100.5 False
# expect: isnan 171.5 False
# expect: isnan 200 False
# expect: isnan 1000 False
# expect: isnan -1000 False
# expect: isnan 1e+308 False
# expect: isnan -1e+308 False
# expect: isnan 1e-320 False
# expect: isnan inf False
# expect: isnan -inf False
# expect: isnan nan True
# expect: isnan 10000000000000000000 OverflowError: int too large to convert to float
# expect: isnan -1000000000000000000 False
# expect: isnan a TypeError: must be real number, not str
# expect: isnan None TypeError: must be real number, not NoneType
# expect: isnan True False
# expect: isnan 2j TypeError: must be real number, not complex
# expect: isinf -2 False
# expect: isinf -1 False
# expect: isinf -1.5 False
# expect: isinf 0 False
# expect: isinf 0.5 False
# expect: isinf -0.0 False
# expect: isinf 1 False
# expect: isinf 2.5 False
# expect: isinf 5 False
# expect: isinf 30 False
# expect: isinf 100.5 False
# expect: isinf 171.5 False
# expect: isinf 200 False
# expect: isinf 1000 False
# expect: isinf -1000 False
# expect: isinf 1e+308 False
# expect: isinf -1e+308 False
# expect: isinf 1e-320 False
# expect: isinf inf True
# expect: isinf -inf True
# expect: isinf nan False
# expect: isinf 10000000000000000000 OverflowError: int too large to convert to float
# expect: isinf -1000000000000000000 False
# expect: isinf a TypeError: must be real number, not str
# expect: isinf None TypeError: must be real number, not NoneType
# expect: isinf True False
# expect: isinf 2j TypeError: must be real number, not complex
# expect: isfinite -2 True
# expect: isfinite -1 True
# expect: isfinite -1.5 True
# expect: isfinite 0 True
# expect: isfinite 0.5 True
# expect: isfinite -0.0 True
# expect: isfinite 1 True
# expect: isfinite 2.5 True
# expect: isfinite 5 True
# expect: isfinite 30 True
# expect: isfinite 100.5 True
# expect: isfinite 171.5 True
# expect: isfinite 200 True
# expect: isfinite 1000 True
# expect: isfinite -1000 True
# expect: isfinite 1e+308 True
# expect: isfinite -1e+308 True
# expect: isfinite 1e-320 True
# expect: isfinite inf False
# expect: isfinite -inf False
# expect: isfinite nan False
# expect: isfinite 10000000000000000000 OverflowError: int too large to convert to float
# expect: isfinite -1000000000000000000 True
# expect: isfinite a TypeError: must be real number, not str
# expect: isfinite None TypeError: must be real number, not NoneType
# expect: isfinite True True
# expect: isfinite 2j TypeError: must be real number, not complex
# expect: degrees -2 -114.59155902616465
# expect: degrees -1 -57.29577951308232
# expect: degrees -1.5 -85.94366926962348
# expect: degrees 0 0.0
# expect: degrees 0.5 28.64788975654116
# expect: degrees -0.0 -0.0
# expect: degrees 1 57.29577951308232
# expect: degrees 2.5 143.2394487827058
# expect: degrees 5 286.4788975654116
# expect: degrees 30 1718.8733853924696
# expect: degrees 100.5 5758.225841064774
# expect: degrees 171.5 9826.226186493619
# expect: degrees 200 11459.155902616465
# expect: degrees 1000 57295.77951308232
# expect: degrees -1000 -57295.77951308232
# expect: degrees 1e+308 inf
# expect: degrees -1e+308 -inf
# expect: degrees 1e-320 5.72953e-319
# expect: degrees inf inf
# expect: degrees -inf -inf
# expect: degrees nan nan
# expect: degrees 10000000000000000000 OverflowError: int too large to convert to float
# expect: degrees -1000000000000000000 -5.729577951308233e+31
# expect: degrees a TypeError: must be real number, not str
# expect: degrees None TypeError: must be real number, not NoneType
# expect: degrees True 57.29577951308232
# expect: degrees 2j TypeError: must be real number, not complex
# expect: radians -2 -0.03490658503988659
# expect: radians -1 -0.017453292519943295
# expect: radians -1.5 -0.026179938779914945
# expect: radians 0 0.0
# expect: radians 0.5 0.008726646259971648
# expect: radians -0.0 -0.0
# expect: radians 1 0.017453292519943295
# expect: radians 2.5 0.04363323129985824
# expect: radians 5 0.08726646259971647
# expect: radians 30 0.5235987755982988
# expect: radians 100.5 1.7540558982543013
# expect: radians 171.5 2.993239667170275
# expect: radians 200 3.490658503988659
# expect: radians 1000 17.453292519943297
# expect: radians -1000 -17.453292519943297
# expect: radians 1e+308 1.7453292519943295e+306
# expect: radians -1e+308 -1.7453292519943295e+306
# expect: radians 1e-320 1.73e-322
# expect: radians inf inf
# expect: radians -inf -inf
# expect: radians nan nan
# expect: radians 10000000000000000000 OverflowError: int too large to convert to float
# expect: radians -1000000000000000000 -1.7453292519943297e+28
# expect: radians a TypeError: must be real number, not str
# expect: radians None TypeError: must be real number, not NoneType
# expect: radians True 0.017453292519943295
# expect: radians 2j TypeError: must be real number, not complex
# expect: factorial -2 ValueError: factorial() not defined for negative values
# expect: factorial -1 ValueError: factorial() not defined for negative values
# expect: factorial -1.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial 0 1
# expect: factorial 0.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial -0.0 TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial 1 1
# expect: factorial 2.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial 5 120
# expect: factorial 30 265252859812191058636308480000000
# expect: factorial 100.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial 171.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial 200 788657867364790503552363213932185062295135977687173263294742533244359449963403342920304284011984623904177212138919638830
# expect: factorial 1000 402387260077093773543702433923003985719374864210714632543799910429938512398629020592044208486969404800479988610197196058
# expect: factorial -1000 ValueError: factorial() not defined for negative values
# expect: factorial 1e+308 TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial -1e+308 TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial 1e-320 TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial inf TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial -inf TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial nan TypeError: 'float' object cannot be interpreted as an integer
# expect: factorial 10000000000000000000 OverflowError: factorial() argument should not exceed 9223372036854775807
# expect: factorial -1000000000000000000 ValueError: factorial() not defined for negative values
# expect: factorial a TypeError: 'str' object cannot be interpreted as an integer
# expect: factorial None TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: factorial True 1
# expect: factorial 2j TypeError: 'complex' object cannot be interpreted as an integer
# expect: isqrt -2 ValueError: isqrt() argument must be nonnegative
# expect: isqrt -1 ValueError: isqrt() argument must be nonnegative
# expect: isqrt -1.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt 0 0
# expect: isqrt 0.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt -0.0 TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt 1 1
# expect: isqrt 2.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt 5 2
# expect: isqrt 30 5
# expect: isqrt 100.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt 171.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt 200 14
# expect: isqrt 1000 31
# expect: isqrt -1000 ValueError: isqrt() argument must be nonnegative
# expect: isqrt 1e+308 TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt -1e+308 TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt 1e-320 TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt inf TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt -inf TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt nan TypeError: 'float' object cannot be interpreted as an integer
# expect: isqrt 10000000000000000000 100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
# expect: isqrt -1000000000000000000 ValueError: isqrt() argument must be nonnegative
# expect: isqrt a TypeError: 'str' object cannot be interpreted as an integer
# expect: isqrt None TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: isqrt True 1
# expect: isqrt 2j TypeError: 'complex' object cannot be interpreted as an integer
# expect: ulp -2 4.440892098500626e-16
# expect: ulp -1 2.220446049250313e-16
# expect: ulp -1.5 2.220446049250313e-16
# expect: ulp 0 5e-324
# expect: ulp 0.5 1.1102230246251565e-16
# expect: ulp -0.0 5e-324
# expect: ulp 1 2.220446049250313e-16
# expect: ulp 2.5 4.440892098500626e-16
# expect: ulp 5 8.881784197001252e-16
# expect: ulp 30 3.552713678800501e-15
# expect: ulp 100.5 1.4210854715202004e-14
# expect: ulp 171.5 2.842170943040401e-14
# expect: ulp 200 2.842170943040401e-14
# expect: ulp 1000 1.1368683772161603e-13
# expect: ulp -1000 1.1368683772161603e-13
# expect: ulp 1e+308 1.99584030953472e+292
# expect: ulp -1e+308 1.99584030953472e+292
# expect: ulp 1e-320 5e-324
# expect: ulp inf inf
# expect: ulp -inf inf
# expect: ulp nan nan
# expect: ulp 10000000000000000000 OverflowError: int too large to convert to float
# expect: ulp -1000000000000000000 140737488355328.0
# expect: ulp a TypeError: must be real number, not str
# expect: ulp None TypeError: must be real number, not NoneType
# expect: ulp True 2.220446049250313e-16
# expect: ulp 2j TypeError: must be real number, not complex
# expect: frexp -2 (-0.5, 2)
# expect: frexp -1 (-0.5, 1)
# expect: frexp -1.5 (-0.75, 1)
# expect: frexp 0 (0.0, 0)
# expect: frexp 0.5 (0.5, 0)
# expect: frexp -0.0 (-0.0, 0)
# expect: frexp 1 (0.5, 1)
# expect: frexp 2.5 (0.625, 2)
# expect: frexp 5 (0.625, 3)
# expect: frexp 30 (0.9375, 5)
# expect: frexp 100.5 (0.78515625, 7)
# expect: frexp 171.5 (0.669921875, 8)
# expect: frexp 200 (0.78125, 8)
# expect: frexp 1000 (0.9765625, 10)
# expect: frexp -1000 (-0.9765625, 10)
# expect: frexp 1e+308 (0.5562684646268004, 1024)
# expect: frexp -1e+308 (-0.5562684646268004, 1024)
# expect: frexp 1e-320 (0.98828125, -1063)
# expect: frexp inf (inf, 0)
# expect: frexp -inf (-inf, 0)
# expect: frexp nan (nan, 0)
# expect: frexp 10000000000000000000 OverflowError: int too large to convert to float
# expect: frexp -1000000000000000000 (-0.7888609052210118, 100)
# expect: frexp a TypeError: must be real number, not str
# expect: frexp None TypeError: must be real number, not NoneType
# expect: frexp True (0.5, 1)
# expect: frexp 2j TypeError: must be real number, not complex
# expect: modf -2 (-0.0, -2.0)
# expect: modf -1 (-0.0, -1.0)
# expect: modf -1.5 (-0.5, -1.0)
# expect: modf 0 (0.0, 0.0)
# expect: modf 0.5 (0.5, 0.0)
# expect: modf -0.0 (-0.0, -0.0)
# expect: modf 1 (0.0, 1.0)
# expect: modf 2.5 (0.5, 2.0)
# expect: modf 5 (0.0, 5.0)
# expect: modf 30 (0.0, 30.0)
# expect: modf 100.5 (0.5, 100.0)
# expect: modf 171.5 (0.5, 171.0)
# expect: modf 200 (0.0, 200.0)
# expect: modf 1000 (0.0, 1000.0)
# expect: modf -1000 (-0.0, -1000.0)
# expect: modf 1e+308 (0.0, 1e+308)
# expect: modf -1e+308 (-0.0, -1e+308)
# expect: modf 1e-320 (1e-320, 0.0)
# expect: modf inf (0.0, inf)
# expect: modf -inf (-0.0, -inf)
# expect: modf nan (nan, nan)
# expect: modf 10000000000000000000 OverflowError: int too large to convert to float
# expect: modf -1000000000000000000 (-0.0, -1e+30)
# expect: modf a TypeError: must be real number, not str
# expect: modf None TypeError: must be real number, not NoneType
# expect: modf True (0.0, 1.0)
# expect: modf 2j TypeError: must be real number, not complex
