# The types of _datetime: times and zones.
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
    'date(2024,1,1).ctime()',
    "date(2024,1,1).strftime('%Y-%m-%d %H %j')",
    'date(2024,1,1).strftime(5)',
    "date(99,1,1).strftime('%Y')",
    "date(2024,1,1).strftime('%f %z %Z')",
    'time()',
    'time(1,2,3,4)',
    'time(24)',
    'time(0,60)',
    'time(0,0,60)',
    'time(0,0,0,10**6)',
    'time(fold=2)',
    'time(fold=1)',
    'time(tzinfo=5)',
    'time(1,tzinfo=timezone.utc)',
    'time(1.5)',
    "time('a')",
    'time(12,30).isoformat()',
    'time(12,30,0,5).isoformat()',
    "time(12,30).isoformat('hours')",
    "time(12,30,1,1234).isoformat(timespec='milliseconds')",
    "time(12,30).isoformat('foo')",
    'time(12,30).isoformat(5)',
    'time(12,30,tzinfo=TZ()).isoformat()',
    'str(time(1,2))',
    'time(1)<time(2)',
    'time(1)<5',
    'time(1)==5',
    'time(1)==time(1,tzinfo=timezone.utc)',
    'time(1)<time(1,tzinfo=timezone.utc)',
    'time(1,tzinfo=timezone.utc)==time(2,tzinfo=timezone(timedelta(hours=1)))',
    'hash(time(1,tzinfo=timezone.utc))==hash(time(2,tzinfo=timezone(timedelta(hours=1))))',
    'time(1,tzinfo=BadOff()).utcoffset()',
    'time(1,tzinfo=BigOff()).utcoffset()',
    'time(1,tzinfo=BigOff()).dst()',
    'time(1,tzinfo=BadOff()).tzname()',
    'time(1,tzinfo=TZ()).tzname()',
    'time(1).utcoffset()',
    'time(1).replace(hour=5,fold=1)',
    'time(1).replace(tzinfo=timezone.utc)',
    'time(1).replace(hour=25)',
    "time(1,2,3).strftime('%H:%M:%S %f %Y')",
    "time(1,tzinfo=TZ()).strftime('%z %:z %Z')",
    "format(time(1),'%H')",
    'time(1,2,3,4,TZ()).__reduce__()[1][0]',
    'time(1,fold=1).__reduce__()',
    'time(1,fold=1).__reduce_ex__(4)',
    "time(b'\\x81\\x02\\x03\\x00\\x00\\x04')",
    "time(b'\\x81\\x02\\x03\\x00\\x00\\x04',5)",
    "time(b'\\x99\\x02\\x03\\x00\\x00\\x04')",
    'bool(time())',
    'time(1)-time(2)',
    'timezone.utc',
    'timezone(timedelta(hours=1))',
    "timezone(timedelta(hours=1),'X')",
    'timezone(timedelta(0))is timezone.utc',
    "timezone(timedelta(0),'UTC')is timezone.utc",
    'timezone(timedelta(hours=24))',
    'timezone(5)',
    'timezone()',
    'timezone(timedelta(1),5)',
    'timezone(timedelta(hours=1),5)',
    'str(timezone(timedelta(hours=-5,minutes=-30)))',
    'str(timezone(timedelta(0,1,5)))',
    'str(timezone.utc)',
    'timezone.utc.utcoffset(None)',
    'timezone.utc.utcoffset(5)',
    'timezone.utc.tzname(None)',
    'timezone.utc.dst(None)',
    'timezone.utc.dst(5)',
    'timezone.utc.fromutc(datetime(2024,1,1,tzinfo=timezone.utc))',
    'timezone.utc.fromutc(datetime(2024,1,1))',
    'timezone.utc.fromutc(5)',
    'timezone.utc.__getinitargs__()',
    "timezone(timedelta(1)/2,'x').__getinitargs__()",
    "timezone(timedelta(1)/2,'x').__reduce__()",
    'timezone.utc.__reduce__()',
    "timezone.utc==timezone(timedelta(0),'foo')",
    'timezone.utc<timezone.utc',
    "hash(timezone.utc)==hash(timezone(timedelta(0),'x'))",
    'timezone.min',
    'timezone.max',
    'tzinfo().utcoffset(None)',
    'tzinfo().dst(None)',
    'tzinfo().tzname(None)',
    'tzinfo().fromutc(None)',
    'tzinfo().fromutc(datetime(2024,1,1))',
    'TZ().fromutc(datetime(2024,1,1,tzinfo=None))',
    'timezone(timedelta(hours=1)).__repr__()',
]:
    t(e)
# expect: 'date(2024,1,1).ctime()' 'Mon Jan  1 00:00:00 2024'
# expect: "date(2024,1,1).strftime('%Y-%m-%d %H %j')" '2024-01-01 00 001'
# expect: 'date(2024,1,1).strftime(5)' !! TypeError 'strftime() argument 1 must be str, not int'
# expect: "date(99,1,1).strftime('%Y')" '0099'
# expect: "date(2024,1,1).strftime('%f %z %Z')" '000000  '
# expect: 'time()' datetime.time(0, 0)
# expect: 'time(1,2,3,4)' datetime.time(1, 2, 3, 4)
# expect: 'time(24)' !! ValueError 'hour must be in 0..23, not 24'
# expect: 'time(0,60)' !! ValueError 'minute must be in 0..59, not 60'
# expect: 'time(0,0,60)' !! ValueError 'second must be in 0..59, not 60'
# expect: 'time(0,0,0,10**6)' !! ValueError 'microsecond must be in 0..999999, not 1000000'
# expect: 'time(fold=2)' !! ValueError 'fold must be either 0 or 1, not 2'
# expect: 'time(fold=1)' datetime.time(0, 0, fold=1)
# expect: 'time(tzinfo=5)' !! TypeError "tzinfo argument must be None or of a tzinfo subclass, not type 'int'"
# expect: 'time(1,tzinfo=timezone.utc)' datetime.time(1, 0, tzinfo=datetime.timezone.utc)
# expect: 'time(1.5)' !! TypeError "'float' object cannot be interpreted as an integer"
# expect: "time('a')" !! TypeError "'str' object cannot be interpreted as an integer"
# expect: 'time(12,30).isoformat()' '12:30:00'
# expect: 'time(12,30,0,5).isoformat()' '12:30:00.000005'
# expect: "time(12,30).isoformat('hours')" '12'
# expect: "time(12,30,1,1234).isoformat(timespec='milliseconds')" '12:30:01.001'
# expect: "time(12,30).isoformat('foo')" !! ValueError 'Unknown timespec value'
# expect: 'time(12,30).isoformat(5)' !! TypeError 'isoformat() argument 1 must be str, not int'
# expect: 'time(12,30,tzinfo=TZ()).isoformat()' '12:30:00+01:00'
# expect: 'str(time(1,2))' '01:02:00'
# expect: 'time(1)<time(2)' True
# expect: 'time(1)<5' !! TypeError "'<' not supported between instances of 'datetime.time' and 'int'"
# expect: 'time(1)==5' False
# expect: 'time(1)==time(1,tzinfo=timezone.utc)' False
# expect: 'time(1)<time(1,tzinfo=timezone.utc)' !! TypeError "can't compare offset-naive and offset-aware times"
# expect: 'time(1,tzinfo=timezone.utc)==time(2,tzinfo=timezone(timedelta(hours=1)))' True
# expect: 'hash(time(1,tzinfo=timezone.utc))==hash(time(2,tzinfo=timezone(timedelta(hours=1))))' True
# expect: 'time(1,tzinfo=BadOff()).utcoffset()' !! TypeError "tzinfo.utcoffset() must return None or timedelta, not 'int'"
# expect: 'time(1,tzinfo=BigOff()).utcoffset()' !! ValueError 'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)'
# expect: 'time(1,tzinfo=BigOff()).dst()' !! ValueError 'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=-1)'
# expect: 'time(1,tzinfo=BadOff()).tzname()' !! TypeError "tzinfo.tzname() must return None or a string, not 'int'"
# expect: 'time(1,tzinfo=TZ()).tzname()' 'X%Y'
# expect: 'time(1).utcoffset()' None
# expect: 'time(1).replace(hour=5,fold=1)' datetime.time(5, 0, fold=1)
# expect: 'time(1).replace(tzinfo=timezone.utc)' datetime.time(1, 0, tzinfo=datetime.timezone.utc)
# expect: 'time(1).replace(hour=25)' !! ValueError 'hour must be in 0..23, not 25'
# expect: "time(1,2,3).strftime('%H:%M:%S %f %Y')" '01:02:03 000000 1900'
# expect: "time(1,tzinfo=TZ()).strftime('%z %:z %Z')" '+0100 +01:00 X%Y'
# expect: "format(time(1),'%H')" '01'
# expect: 'time(1,2,3,4,TZ()).__reduce__()[1][0]' b'\x01\x02\x03\x00\x00\x04'
# expect: 'time(1,fold=1).__reduce__()' (<class 'datetime.time'>, (b'\x01\x00\x00\x00\x00\x00',))
# expect: 'time(1,fold=1).__reduce_ex__(4)' (<class 'datetime.time'>, (b'\x81\x00\x00\x00\x00\x00',))
# expect: "time(b'\\x81\\x02\\x03\\x00\\x00\\x04')" datetime.time(1, 2, 3, 4, fold=1)
# expect: "time(b'\\x81\\x02\\x03\\x00\\x00\\x04',5)" !! TypeError 'bad tzinfo state arg'
# expect: "time(b'\\x99\\x02\\x03\\x00\\x00\\x04')" !! TypeError "'bytes' object cannot be interpreted as an integer"
# expect: 'bool(time())' True
# expect: 'time(1)-time(2)' !! TypeError "unsupported operand type(s) for -: 'datetime.time' and 'datetime.time'"
# expect: 'timezone.utc' datetime.timezone.utc
# expect: 'timezone(timedelta(hours=1))' datetime.timezone(datetime.timedelta(seconds=3600))
# expect: "timezone(timedelta(hours=1),'X')" datetime.timezone(datetime.timedelta(seconds=3600), 'X')
# expect: 'timezone(timedelta(0))is timezone.utc' True
# expect: "timezone(timedelta(0),'UTC')is timezone.utc" False
# expect: 'timezone(timedelta(hours=24))' !! ValueError 'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)'
# expect: 'timezone(5)' !! TypeError 'timezone() argument 1 must be datetime.timedelta, not int'
# expect: 'timezone()' !! TypeError "timezone() missing required argument 'offset' (pos 1)"
# expect: 'timezone(timedelta(1),5)' !! TypeError 'timezone() argument 2 must be str, not int'
# expect: 'timezone(timedelta(hours=1),5)' !! TypeError 'timezone() argument 2 must be str, not int'
# expect: 'str(timezone(timedelta(hours=-5,minutes=-30)))' 'UTC-05:30'
# expect: 'str(timezone(timedelta(0,1,5)))' 'UTC+00:00:01.000005'
# expect: 'str(timezone.utc)' 'UTC'
# expect: 'timezone.utc.utcoffset(None)' datetime.timedelta(0)
# expect: 'timezone.utc.utcoffset(5)' !! TypeError 'utcoffset(dt) argument must be a datetime instance or None, not int'
# expect: 'timezone.utc.tzname(None)' 'UTC'
# expect: 'timezone.utc.dst(None)' None
# expect: 'timezone.utc.dst(5)' !! TypeError 'dst(dt) argument must be a datetime instance or None, not int'
# expect: 'timezone.utc.fromutc(datetime(2024,1,1,tzinfo=timezone.utc))' datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
# expect: 'timezone.utc.fromutc(datetime(2024,1,1))' !! ValueError 'fromutc: dt.tzinfo is not self'
# expect: 'timezone.utc.fromutc(5)' !! TypeError 'fromutc: argument must be a datetime'
# expect: 'timezone.utc.__getinitargs__()' (datetime.timedelta(0),)
# expect: "timezone(timedelta(1)/2,'x').__getinitargs__()" (datetime.timedelta(seconds=43200), 'x')
# expect: "timezone(timedelta(1)/2,'x').__reduce__()" (<class 'datetime.timezone'>, (datetime.timedelta(seconds=43200), 'x'), None)
# expect: 'timezone.utc.__reduce__()' (<class 'datetime.timezone'>, (datetime.timedelta(0),), None)
# expect: "timezone.utc==timezone(timedelta(0),'foo')" True
# expect: 'timezone.utc<timezone.utc' !! TypeError "'<' not supported between instances of 'datetime.timezone' and 'datetime.timezone'"
# expect: "hash(timezone.utc)==hash(timezone(timedelta(0),'x'))" True
# expect: 'timezone.min' datetime.timezone(datetime.timedelta(days=-1, seconds=60))
# expect: 'timezone.max' datetime.timezone(datetime.timedelta(seconds=86340))
# expect: 'tzinfo().utcoffset(None)' !! NotImplementedError 'a tzinfo subclass must implement utcoffset()'
# expect: 'tzinfo().dst(None)' !! NotImplementedError 'a tzinfo subclass must implement dst()'
# expect: 'tzinfo().tzname(None)' !! NotImplementedError 'a tzinfo subclass must implement tzname()'
# expect: 'tzinfo().fromutc(None)' !! TypeError 'fromutc: argument must be a datetime'
# expect: 'tzinfo().fromutc(datetime(2024,1,1))' !! ValueError 'fromutc: dt.tzinfo is not self'
# expect: 'TZ().fromutc(datetime(2024,1,1,tzinfo=None))' !! ValueError 'fromutc: dt.tzinfo is not self'
# expect: 'timezone(timedelta(hours=1)).__repr__()' 'datetime.timezone(datetime.timedelta(seconds=3600))'
