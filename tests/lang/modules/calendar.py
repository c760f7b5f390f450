# time: struct_time, gmtime, strftime, mktime, asctime and their errors.
import time
print(time.gmtime(0)); print(time.strftime('%Y-%m-%d %H:%M:%S %a %b %j %U %p', time.gmtime(86400)))
t = time.gmtime(1e9); print(t.tm_year, t[0], t.tm_wday, t.tm_yday, t.tm_isdst, t.tm_zone, t.tm_gmtoff, len(t), t[:3], t == time.gmtime(1e9), t.n_fields, t.n_sequence_fields, t.n_unnamed_fields)
print(time.mktime(time.localtime(1e9)) == 1e9, time.asctime(time.gmtime(0)), time.asctime((2024, 2, 29, 1, 2, 3, 3, 60, 0)))
print(time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9)), time.struct_time(range(11)).tm_zone)
print(time.strftime('', t) == '', time.strftime('%%|%d', t), time.strftime('é%d', t))
for f in (lambda: time.struct_time((1, 2)), lambda: time.struct_time(5), lambda: time.strftime(5), lambda: time.strftime('%d', (1, 2)), lambda: time.strftime('%d', (2000, 13, 1, 0, 0, 0, 0, 0, 0)), lambda: time.asctime(5), lambda: time.gmtime('a'), lambda: time.gmtime(float('nan')), lambda: setattr(t, 'tm_year', 5), lambda: time.gmtime(10**30), lambda: t.nope, lambda: time.sleep(-1), lambda: time.mktime((1, 2)), lambda: time.struct_time(range(20))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class S(tuple): pass
print(isinstance(t, tuple), hash(t) == hash(tuple(t)), t + (1,), t < time.gmtime(2e9), time.struct_time.__module__, time.struct_time.__name__, time.struct_time.__match_args__)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: 1970-01-02 00:00:00 Fri Jan 002 00 AM
# expect: 2001 2001 6 252 0 GMT 0 9 (2001, 9, 9) True 11 9 0
# expect: True Thu Jan  1 00:00:00 1970 Thu Feb 29 01:02:03 2024
# expect: time.struct_time(tm_year=1, tm_mon=2, tm_mday=3, tm_hour=4, tm_min=5, tm_sec=6, tm_wday=7, tm_yday=8, tm_isdst=9) 9
# expect: True %|09 é09
# expect: TypeError time.struct_time() takes an at least 9-sequence (2-sequence given)
# expect: TypeError constructor requires a sequence
# expect: TypeError strftime() argument 1 must be str, not int
# expect: TypeError strftime(): illegal time tuple argument
# expect: ValueError month out of range
# expect: TypeError Tuple or struct_time argument required
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError Invalid value NaN (not a number)
# expect: AttributeError readonly attribute
# expect: OverflowError timestamp out of range for platform time_t
# expect: AttributeError 'time.struct_time' object has no attribute 'nope'
# expect: ValueError sleep length must be non-negative
# expect: TypeError mktime(): illegal time tuple argument
# expect: TypeError time.struct_time() takes an at most 11-sequence (20-sequence given)
# expect: True True (2001, 9, 9, 1, 46, 40, 6, 252, 0, 1) True time struct_time ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
