# time: clocks, waiting, their limits and errors; strftime's corners.
import time

for f in (lambda: time.sleep(1e20), lambda: time.sleep(2**70), lambda: time.sleep("a"), lambda: time.sleep(-1), lambda: time.sleep(float("nan")),
          lambda: time.clock_gettime(99), lambda: time.clock_gettime("a"), lambda: time.clock_getres(99), lambda: time.clock_settime(1, 1),
          lambda: time.gmtime(2**60), lambda: time.ctime(2**60), lambda: time.gmtime("a"),
          lambda: time.mktime((2**40, 1, 1, 0, 0, 0, 0, 0, 0)), lambda: time.mktime((2**30, 1, 1, 0, 0, 0, 0, 0, 0)),
          lambda: time.strftime("%Y", (2**31, 1, 1, 0, 0, 0, 0, 0, 0)), lambda: time.strftime("%Y", (-5, 1, 1, 0, 0, 0, 0, 0, 0)),
          lambda: time.strftime("%4Y|%G|%C|%F", (5, 1, 1, 0, 0, 0, 0, 1, 0)), lambda: time.strftime("a\0b%Y\0", (5, 1, 1, 0, 0, 0, 0, 1, 0)),
          lambda: time.strftime("\ud800%Y", (5, 1, 1, 0, 0, 0, 0, 1, 0)), lambda: time.strftime("%", (5, 1, 1, 0, 0, 0, 0, 1, 0)),
          lambda: time.strftime("%E", (5, 1, 1, 0, 0, 0, 0, 1, 0)), lambda: time.asctime((12345, 1, 1, 0, 0, 0, 0, 0, 0)),
          lambda: time.asctime((-2**31, 1, 1, 0, 0, 0, 0, 0, 0)), lambda: time.asctime((1, 2**40, 1, 0, 0, 0, 0, 0, 0)),
          lambda: time.asctime((1, 1, 1, 0, 0, 0, -1, 0, 0)), lambda: time.asctime((1, 1, 1, 0, 0, 0, -2, 0, 0)),
          lambda: time.asctime((1, 1, 1, 0, 0, 62, 0, 0, 0)), lambda: time.get_clock_info("x"), lambda: time.get_clock_info(3),
          lambda: time.gmtime(-1.5), lambda: time.gmtime(1.9999999999), lambda: time._STRUCT_TM_ITEMS):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, e)
a = time.monotonic_ns()
time.sleep(0.002)
b = time.monotonic_ns()
print(b - a >= 2_000_000, time.clock_gettime(time.CLOCK_MONOTONIC) >= b / 1e9, time.clock_gettime_ns(0) > 10**18)
# expect: OverflowError timestamp out of range for C PyTime_t
# expect: OverflowError timestamp out of range for C PyTime_t
# expect: TypeError 'str' object cannot be interpreted as an integer or float
# expect: ValueError sleep length must be non-negative
# expect: ValueError Invalid value NaN (not a number)
# expect: OSError [Errno 22] Invalid argument
# expect: TypeError clk_id should be integer, not str
# expect: OSError [Errno 22] Invalid argument
# expect: OSError [Errno 22] Invalid argument
# expect: OSError [Errno 75] Value too large for defined data type
# expect: OSError [Errno 75] Value too large for defined data type
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError signed integer is greater than maximum
# expect: 3.38839570331136e+16
# expect: OverflowError signed integer is greater than maximum
# expect: '-5'
# expect: '0005|5|0|5-01-01'
# expect: 'a\x00b5\x00'
# expect: '\ud8005'
# expect: '%'
# expect: '%E'
# expect: 'Mon Jan  1 00:00:00 12345'
# expect: OverflowError year out of range
# expect: OverflowError signed integer is greater than maximum
# expect: 'Sun Jan  1 00:00:00 1'
# expect: ValueError day of week out of range
# expect: ValueError seconds out of range
# expect: ValueError unknown clock
# expect: TypeError get_clock_info() argument 1 must be str, not int
# expect: time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=58, tm_wday=2, tm_yday=365, tm_isdst=0)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=1, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: 11
# expect: True True True
