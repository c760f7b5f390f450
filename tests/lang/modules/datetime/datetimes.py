# The types of _datetime: datetimes.
from _datetime import *
def t(e):
    try: print(ascii(e), ascii(eval(e)))
    except BaseException as x: print(ascii(e), '!!', type(x).__name__, ascii(str(x)))
class TZ(tzinfo):
    def utcoffset(s,d): return timedelta(hours=1)
    def dst(s,d): return timedelta(0)
    def tzname(s,d): return 'X%Y'
class BadOff(tzinfo):
    def utcoffset(s,d): return 5
    def dst(s,d): return 'x'
    def tzname(s,d): return 5
class BigOff(tzinfo):
    def utcoffset(s,d): return timedelta(hours=24)
    def dst(s,d): return timedelta(hours=-24)
class SD(date): pass
class SDT(datetime): pass
class ST(time): pass
class STD(timedelta): pass
e1=datetime(2024,2,29,12,30,45,123456)
for e in [
    'datetime(2024,1,1)',
    'datetime(2024,1,1,25)',
    'datetime(2024,1,1,1,2,3,4,timezone.utc)',
    'datetime(2024,1,1,1,2,3,4,timezone.utc,fold=1)',
    'datetime(2024,1,1,tzinfo=5)',
    'datetime(2024,1,1,fold=3)',
    'e1',
    'str(e1)',
    'e1.isoformat()',
    "e1.isoformat(' ')",
    "e1.isoformat('T','minutes')",
    "e1.isoformat(sep='ab')",
    'e1.isoformat(sep=5)',
    "e1.isoformat(timespec='auto')",
    "e1.isoformat(timespec='foo')",
    "e1.isoformat(sep='\xe9')",
    'datetime(2024,1,1,tzinfo=TZ()).isoformat()',
    'datetime(2024,1,1,tzinfo=timezone(timedelta(0,-3661,5))).isoformat()',
    'e1.ctime()',
    'e1.time()',
    'e1.timetz()',
    'e1.replace(tzinfo=timezone.utc).timetz()',
    'e1.timetuple()',
    'e1.utctimetuple()',
    'datetime(2024,1,1,tzinfo=TZ()).timetuple()',
    'datetime(2024,1,1,tzinfo=TZ()).utctimetuple()',
    'datetime(1,1,1,tzinfo=TZ()).utctimetuple()',
    'e1.replace(year=5)',
    'e1.replace(fold=1)',
    'e1.replace(day=31)',
    'SDT(2024,1,1).replace(day=2)',
    'e1+timedelta(1)',
    'e1-timedelta(1)',
    'e1-e1',
    'e1-datetime(2024,1,1,tzinfo=timezone.utc)',
    'datetime(2024,1,1,tzinfo=timezone.utc)-datetime(2024,1,1,tzinfo=TZ())',
    'e1-date(2024,1,1)',
    'e1-5',
    'datetime.max+timedelta(0,0,1)',
    'datetime.min-timedelta(0,0,1)',
    'e1<e1',
    'e1==e1',
    'e1<5',
    'e1==date(2024,2,29)',
    'e1<date(2024,2,29)',
    'e1<datetime(2024,1,1,tzinfo=timezone.utc)',
    'e1==datetime(2024,1,1,tzinfo=timezone.utc)',
    'datetime(2024,1,1,1,tzinfo=timezone.utc)==datetime(2024,1,1,2,tzinfo=TZ())',
    'hash(datetime(2024,1,1,1,tzinfo=timezone.utc))==hash(datetime(2024,1,1,2,tzinfo=TZ()))',
    'datetime.combine(date(2024,1,1),time(1,2))',
    'datetime.combine(date(2024,1,1),time(1,2),timezone.utc)',
    'datetime.combine(date=date(2024,1,1),time=time(1,tzinfo=timezone.utc))',
    'datetime.combine(1,2)',
    'datetime.combine(date(2024,1,1),5)',
    'datetime.combine(date(2024,1,1),time(1),5)',
    'datetime(2024,1,1,tzinfo=timezone.utc).astimezone(TZ()).isoformat()',
    'datetime(2024,1,1,tzinfo=TZ()).astimezone(timezone.utc)',
    'datetime(1,1,1,tzinfo=TZ()).astimezone(timezone.utc)',
    'e1.utcoffset()',
    'e1.dst()',
    'e1.tzname()',
    'datetime(2024,1,1,tzinfo=TZ()).tzname()',
    'datetime(2024,1,1,tzinfo=BadOff()).utcoffset()',
    'datetime(2024,1,1,tzinfo=BigOff()).utcoffset()',
    'str(datetime(2024,1,1,tzinfo=BadOff()))',
    'datetime(2024,1,1,tzinfo=BigOff()).dst()',
    'datetime(2024,1,1,tzinfo=BadOff()).tzname()',
    "datetime.fromisoformat('2024-01-02')",
    "datetime.fromisoformat('2024-01-02T03:04:05')",
    "datetime.fromisoformat('2024-01-02 03:04:05.123456+05:30')",
    "datetime.fromisoformat('20240102T030405Z')",
    "datetime.fromisoformat('2024-W01-1T10')",
    "datetime.fromisoformat('2024W01T10')",
    "datetime.fromisoformat('2024-01-02\xe903:04')",
    "datetime.fromisoformat('2024-01-02T')",
    "datetime.fromisoformat('2024-01-02T24:00')",
    "datetime.fromisoformat('9999-12-31T24:00')",
    "datetime.fromisoformat('2024-01-02T24:01')",
    "datetime.fromisoformat('x')",
    'datetime.fromisoformat(5)',
    "datetime.fromisoformat('2024-01-02T25:00')",
    "datetime.fromisoformat('2024-13-02T05:00')",
    "datetime.fromisoformat('2024-01-02T03:04:05+99:00')",
    "datetime.fromisoformat('2024-01-02\\ud80003:04')",
    "datetime.fromisoformat('2024-01-02T03:04:05.1')",
    "datetime.fromisoformat('2024-01-02T03:04:05.1234567+01:00')",
    "datetime.fromisoformat('')",
    "datetime.fromisoformat('2024-01-02T03:0405')",
    "datetime.fromisoformat('2024-01-02T03:04:05-01:02:03.000004')",
    "e1.strftime('%Y-%m-%d %H:%M:%S.%f %z|%:z|%Z %% %j %a')",
    "datetime(2024,1,1,tzinfo=TZ()).strftime('%z %:z %Z')",
    "datetime(2024,1,1,tzinfo=timezone(timedelta(0,-3661,5))).strftime('%z %:z %Z')",
    "datetime(99,1,1).strftime('%Y %G %C %F')",
    "e1.strftime('%')",
    "e1.strftime('%Q')",
    "e1.strftime('\\0x')",
    "e1.strftime('\xe9%Y')",
    "e1.strftime('')",
    "e1.__format__('')",
    "format(e1,'%d')",
    "e1.strftime('%:')",
    "e1.strftime('%:x')",
    'e1.__reduce__()',
    'e1.__reduce_ex__(4)',
    'datetime(2024,1,1,fold=1).__reduce_ex__(4)',
    'datetime(2024,1,1,fold=1).__reduce__()',
    'datetime(2024,1,1,tzinfo=timezone.utc).__reduce__()',
    "datetime(b'\\x07\\xe8\\x02\\x1d\\x0c\\x1e-\\x01\\xe2@')",
    "datetime(b'\\x07\\xe8\\x82\\x1d\\x0c\\x1e-\\x01\\xe2@',timezone.utc)",
    "datetime(b'\\x07\\xe8\\x82\\x1d\\x0c\\x1e-\\x01\\xe2@',5)",
    "datetime('\\x07\\xe8\\x82\\x1d\\x0c\\x1e-\\x01\\xe2@')",
    'datetime.min',
    'datetime.max',
    'datetime.resolution',
    'repr(SDT(2024,1,1))',
    'repr(SDT(2024,1,1,fold=1,tzinfo=timezone.utc))',
    'SDT(2024,1,1)+timedelta(1)',
    'type(SDT.combine(date(2024,1,1),time(1)))',
    "type(SDT.fromisoformat('2024-01-01'))",
    'datetime.fromordinal(5)',
    'SDT.fromordinal(5)',
    'datetime.fromisocalendar(2024,1,1)',
    'datetime(2024,1,1).toordinal()',
    'datetime(2024,1,1).isocalendar()',
    'datetime(2024,1,1)==datetime(2024,1,1,fold=1)',
    'datetime(2024,1,1)-SDT(2024,1,1)',
    'type(datetime.min)',
]:
    t(e)
# expect: 'datetime(2024,1,1)' datetime.datetime(2024, 1, 1, 0, 0)
# expect: 'datetime(2024,1,1,25)' !! ValueError 'hour must be in 0..23, not 25'
# expect: 'datetime(2024,1,1,1,2,3,4,timezone.utc)' datetime.datetime(2024, 1, 1, 1, 2, 3, 4, tzinfo=datetime.timezone.utc)
# expect: 'datetime(2024,1,1,1,2,3,4,timezone.utc,fold=1)' datetime.datetime(2024, 1, 1, 1, 2, 3, 4, fold=1, tzinfo=datetime.timezone.utc)
# expect: 'datetime(2024,1,1,tzinfo=5)' !! TypeError "tzinfo argument must be None or of a tzinfo subclass, not type 'int'"
# expect: 'datetime(2024,1,1,fold=3)' !! ValueError 'fold must be either 0 or 1, not 3'
# expect: 'e1' datetime.datetime(2024, 2, 29, 12, 30, 45, 123456)
# expect: 'str(e1)' '2024-02-29 12:30:45.123456'
# expect: 'e1.isoformat()' '2024-02-29T12:30:45.123456'
# expect: "e1.isoformat(' ')" '2024-02-29 12:30:45.123456'
# expect: "e1.isoformat('T','minutes')" '2024-02-29T12:30'
# expect: "e1.isoformat(sep='ab')" !! TypeError 'isoformat() argument 1 must be a unicode character, not a string of length 2'
# expect: 'e1.isoformat(sep=5)' !! TypeError 'isoformat() argument 1 must be a unicode character, not int'
# expect: "e1.isoformat(timespec='auto')" '2024-02-29T12:30:45.123456'
# expect: "e1.isoformat(timespec='foo')" !! ValueError 'Unknown timespec value'
# expect: "e1.isoformat(sep='\xe9')" '2024-02-29\xe912:30:45.123456'
# expect: 'datetime(2024,1,1,tzinfo=TZ()).isoformat()' '2024-01-01T00:00:00+01:00'
# expect: 'datetime(2024,1,1,tzinfo=timezone(timedelta(0,-3661,5))).isoformat()' '2024-01-01T00:00:00-01:01:00.999995'
# expect: 'e1.ctime()' 'Thu Feb 29 12:30:45 2024'
# expect: 'e1.time()' datetime.time(12, 30, 45, 123456)
# expect: 'e1.timetz()' datetime.time(12, 30, 45, 123456)
# expect: 'e1.replace(tzinfo=timezone.utc).timetz()' datetime.time(12, 30, 45, 123456, tzinfo=datetime.timezone.utc)
# expect: 'e1.timetuple()' time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=12, tm_min=30, tm_sec=45, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: 'e1.utctimetuple()' time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=12, tm_min=30, tm_sec=45, tm_wday=3, tm_yday=60, tm_isdst=0)
# expect: 'datetime(2024,1,1,tzinfo=TZ()).timetuple()' time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=0)
# expect: 'datetime(2024,1,1,tzinfo=TZ()).utctimetuple()' time.struct_time(tm_year=2023, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=0, tm_sec=0, tm_wday=6, tm_yday=365, tm_isdst=0)
# expect: 'datetime(1,1,1,tzinfo=TZ()).utctimetuple()' !! OverflowError 'date value out of range'
# expect: 'e1.replace(year=5)' !! ValueError 'day 29 must be in range 1..28 for month 2 in year 5'
# expect: 'e1.replace(fold=1)' datetime.datetime(2024, 2, 29, 12, 30, 45, 123456, fold=1)
# expect: 'e1.replace(day=31)' !! ValueError 'day 31 must be in range 1..29 for month 2 in year 2024'
# expect: 'SDT(2024,1,1).replace(day=2)' SDT(2024, 1, 2, 0, 0)
# expect: 'e1+timedelta(1)' datetime.datetime(2024, 3, 1, 12, 30, 45, 123456)
# expect: 'e1-timedelta(1)' datetime.datetime(2024, 2, 28, 12, 30, 45, 123456)
# expect: 'e1-e1' datetime.timedelta(0)
# expect: 'e1-datetime(2024,1,1,tzinfo=timezone.utc)' !! TypeError "can't subtract offset-naive and offset-aware datetimes"
# expect: 'datetime(2024,1,1,tzinfo=timezone.utc)-datetime(2024,1,1,tzinfo=TZ())' datetime.timedelta(seconds=3600)
# expect: 'e1-date(2024,1,1)' !! TypeError "unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'"
# expect: 'e1-5' !! TypeError "unsupported operand type(s) for -: 'datetime.datetime' and 'int'"
# expect: 'datetime.max+timedelta(0,0,1)' !! OverflowError 'date value out of range'
# expect: 'datetime.min-timedelta(0,0,1)' !! OverflowError 'date value out of range'
# expect: 'e1<e1' False
# expect: 'e1==e1' True
# expect: 'e1<5' !! TypeError "'<' not supported between instances of 'datetime.datetime' and 'int'"
# expect: 'e1==date(2024,2,29)' False
# expect: 'e1<date(2024,2,29)' !! TypeError "'<' not supported between instances of 'datetime.datetime' and 'datetime.date'"
# expect: 'e1<datetime(2024,1,1,tzinfo=timezone.utc)' !! TypeError "can't compare offset-naive and offset-aware datetimes"
# expect: 'e1==datetime(2024,1,1,tzinfo=timezone.utc)' False
# expect: 'datetime(2024,1,1,1,tzinfo=timezone.utc)==datetime(2024,1,1,2,tzinfo=TZ())' True
# expect: 'hash(datetime(2024,1,1,1,tzinfo=timezone.utc))==hash(datetime(2024,1,1,2,tzinfo=TZ()))' True
# expect: 'datetime.combine(date(2024,1,1),time(1,2))' datetime.datetime(2024, 1, 1, 1, 2)
# expect: 'datetime.combine(date(2024,1,1),time(1,2),timezone.utc)' datetime.datetime(2024, 1, 1, 1, 2, tzinfo=datetime.timezone.utc)
# expect: 'datetime.combine(date=date(2024,1,1),time=time(1,tzinfo=timezone.utc))' datetime.datetime(2024, 1, 1, 1, 0, tzinfo=datetime.timezone.utc)
# expect: 'datetime.combine(1,2)' !! TypeError 'combine() argument 1 must be datetime.date, not int'
# expect: 'datetime.combine(date(2024,1,1),5)' !! TypeError 'combine() argument 2 must be datetime.time, not int'
# expect: 'datetime.combine(date(2024,1,1),time(1),5)' !! TypeError "tzinfo argument must be None or of a tzinfo subclass, not type 'int'"
# expect: 'datetime(2024,1,1,tzinfo=timezone.utc).astimezone(TZ()).isoformat()' '2024-01-01T01:00:00+01:00'
# expect: 'datetime(2024,1,1,tzinfo=TZ()).astimezone(timezone.utc)' datetime.datetime(2023, 12, 31, 23, 0, tzinfo=datetime.timezone.utc)
# expect: 'datetime(1,1,1,tzinfo=TZ()).astimezone(timezone.utc)' !! OverflowError 'date value out of range'
# expect: 'e1.utcoffset()' None
# expect: 'e1.dst()' None
# expect: 'e1.tzname()' None
# expect: 'datetime(2024,1,1,tzinfo=TZ()).tzname()' 'X%Y'
# expect: 'datetime(2024,1,1,tzinfo=BadOff()).utcoffset()' !! TypeError "tzinfo.utcoffset() must return None or timedelta, not 'int'"
# expect: 'datetime(2024,1,1,tzinfo=BigOff()).utcoffset()' !! ValueError 'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)'
# expect: 'str(datetime(2024,1,1,tzinfo=BadOff()))' !! TypeError "tzinfo.utcoffset() must return None or timedelta, not 'int'"
# expect: 'datetime(2024,1,1,tzinfo=BigOff()).dst()' !! ValueError 'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=-1)'
# expect: 'datetime(2024,1,1,tzinfo=BadOff()).tzname()' !! TypeError "tzinfo.tzname() must return None or a string, not 'int'"
# expect: "datetime.fromisoformat('2024-01-02')" datetime.datetime(2024, 1, 2, 0, 0)
# expect: "datetime.fromisoformat('2024-01-02T03:04:05')" datetime.datetime(2024, 1, 2, 3, 4, 5)
# expect: "datetime.fromisoformat('2024-01-02 03:04:05.123456+05:30')" datetime.datetime(2024, 1, 2, 3, 4, 5, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: "datetime.fromisoformat('20240102T030405Z')" datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
# expect: "datetime.fromisoformat('2024-W01-1T10')" datetime.datetime(2024, 1, 1, 10, 0)
# expect: "datetime.fromisoformat('2024W01T10')" datetime.datetime(2024, 1, 1, 10, 0)
# expect: "datetime.fromisoformat('2024-01-02\xe903:04')" datetime.datetime(2024, 1, 2, 3, 4)
# expect: "datetime.fromisoformat('2024-01-02T')" !! ValueError "Invalid isoformat string: '2024-01-02T'"
# expect: "datetime.fromisoformat('2024-01-02T24:00')" datetime.datetime(2024, 1, 3, 0, 0)
# expect: "datetime.fromisoformat('9999-12-31T24:00')" !! ValueError 'year must be in 1..9999, not 10000'
# expect: "datetime.fromisoformat('2024-01-02T24:01')" !! ValueError 'minute, second, and microsecond must be 0 when hour is 24'
# expect: "datetime.fromisoformat('x')" !! ValueError "Invalid isoformat string: 'x'"
# expect: 'datetime.fromisoformat(5)' !! TypeError 'fromisoformat: argument must be str'
# expect: "datetime.fromisoformat('2024-01-02T25:00')" !! ValueError 'hour must be in 0..23, not 25'
# expect: "datetime.fromisoformat('2024-13-02T05:00')" !! ValueError 'month must be in 1..12, not 13'
# expect: "datetime.fromisoformat('2024-01-02T03:04:05+99:00')" !! ValueError 'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=4, seconds=10800)'
# expect: "datetime.fromisoformat('2024-01-02\\ud80003:04')" datetime.datetime(2024, 1, 2, 3, 4)
# expect: "datetime.fromisoformat('2024-01-02T03:04:05.1')" datetime.datetime(2024, 1, 2, 3, 4, 5, 100000)
# expect: "datetime.fromisoformat('2024-01-02T03:04:05.1234567+01:00')" datetime.datetime(2024, 1, 2, 3, 4, 5, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))
# expect: "datetime.fromisoformat('')" !! ValueError "Invalid isoformat string: ''"
# expect: "datetime.fromisoformat('2024-01-02T03:0405')" !! ValueError "Invalid isoformat string: '2024-01-02T03:0405'"
# expect: "datetime.fromisoformat('2024-01-02T03:04:05-01:02:03.000004')" datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=82676, microseconds=999996)))
# expect: "e1.strftime('%Y-%m-%d %H:%M:%S.%f %z|%:z|%Z %% %j %a')" '2024-02-29 12:30:45.123456 || % 060 Thu'
# expect: "datetime(2024,1,1,tzinfo=TZ()).strftime('%z %:z %Z')" '+0100 +01:00 X%Y'
# expect: "datetime(2024,1,1,tzinfo=timezone(timedelta(0,-3661,5))).strftime('%z %:z %Z')" '-010100.999995 -01:01:00.999995 UTC-01:01:00.999995'
# expect: "datetime(99,1,1).strftime('%Y %G %C %F')" '0099 0099 00 0099-01-01'
# expect: "e1.strftime('%')" '%'
# expect: "e1.strftime('%Q')" '%Q'
# expect: "e1.strftime('\\0x')" '\x00x'
# expect: "e1.strftime('\xe9%Y')" '\xe92024'
# expect: "e1.strftime('')" ''
# expect: "e1.__format__('')" '2024-02-29 12:30:45.123456'
# expect: "format(e1,'%d')" '29'
# expect: "e1.strftime('%:')" '%:'
# expect: "e1.strftime('%:x')" '%:x'
# expect: 'e1.__reduce__()' (<class 'datetime.datetime'>, (b'\x07\xe8\x02\x1d\x0c\x1e-\x01\xe2@',))
# expect: 'e1.__reduce_ex__(4)' (<class 'datetime.datetime'>, (b'\x07\xe8\x02\x1d\x0c\x1e-\x01\xe2@',))
# expect: 'datetime(2024,1,1,fold=1).__reduce_ex__(4)' (<class 'datetime.datetime'>, (b'\x07\xe8\x81\x01\x00\x00\x00\x00\x00\x00',))
# expect: 'datetime(2024,1,1,fold=1).__reduce__()' (<class 'datetime.datetime'>, (b'\x07\xe8\x01\x01\x00\x00\x00\x00\x00\x00',))
# expect: 'datetime(2024,1,1,tzinfo=timezone.utc).__reduce__()' (<class 'datetime.datetime'>, (b'\x07\xe8\x01\x01\x00\x00\x00\x00\x00\x00', datetime.timezone.utc))
# expect: "datetime(b'\\x07\\xe8\\x02\\x1d\\x0c\\x1e-\\x01\\xe2@')" datetime.datetime(2024, 2, 29, 12, 30, 45, 123456)
# expect: "datetime(b'\\x07\\xe8\\x82\\x1d\\x0c\\x1e-\\x01\\xe2@',timezone.utc)" datetime.datetime(2024, 2, 29, 12, 30, 45, 123456, fold=1, tzinfo=datetime.timezone.utc)
# expect: "datetime(b'\\x07\\xe8\\x82\\x1d\\x0c\\x1e-\\x01\\xe2@',5)" !! TypeError 'bad tzinfo state arg'
# expect: "datetime('\\x07\\xe8\\x82\\x1d\\x0c\\x1e-\\x01\\xe2@')" datetime.datetime(2024, 2, 29, 12, 30, 45, 123456, fold=1)
# expect: 'datetime.min' datetime.datetime(1, 1, 1, 0, 0)
# expect: 'datetime.max' datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)
# expect: 'datetime.resolution' datetime.timedelta(microseconds=1)
# expect: 'repr(SDT(2024,1,1))' 'SDT(2024, 1, 1, 0, 0)'
# expect: 'repr(SDT(2024,1,1,fold=1,tzinfo=timezone.utc))' 'SDT(2024, 1, 1, 0, 0, fold=1, tzinfo=datetime.timezone.utc)'
# expect: 'SDT(2024,1,1)+timedelta(1)' SDT(2024, 1, 2, 0, 0)
# expect: 'type(SDT.combine(date(2024,1,1),time(1)))' <class '__main__.SDT'>
# expect: "type(SDT.fromisoformat('2024-01-01'))" <class '__main__.SDT'>
# expect: 'datetime.fromordinal(5)' datetime.datetime(1, 1, 5, 0, 0)
# expect: 'SDT.fromordinal(5)' SDT(1, 1, 5, 0, 0)
# expect: 'datetime.fromisocalendar(2024,1,1)' datetime.datetime(2024, 1, 1, 0, 0)
# expect: 'datetime(2024,1,1).toordinal()' 738886
# expect: 'datetime(2024,1,1).isocalendar()' datetime.IsoCalendarDate(year=2024, week=1, weekday=1)
# expect: 'datetime(2024,1,1)==datetime(2024,1,1,fold=1)' True
# expect: 'datetime(2024,1,1)-SDT(2024,1,1)' datetime.timedelta(0)
# expect: 'type(datetime.min)' <class 'datetime.datetime'>
