# Dates, times, differences and zones.
from datetime import *
d, t = date(2026, 11, 21), datetime(2026, 11, 21, 17, 30, 5, 123)
print(d.weekday(), d.isocalendar(), d + timedelta(days=40), (date(2027, 1, 1) - d).days, d.replace(day=1), d.isoformat(), d.strftime("%d/%m/%y %j"), date.fromisoformat("2026-02-03"), d < date(2027, 1, 1), d.toordinal())
print(t, repr(t), t.isoformat("_", "minutes"), t + timedelta(hours=8), t.date(), t.time(), datetime.strptime("2026-01-02 03:04", "%Y-%m-%d %H:%M"), t.astimezone(timezone.utc).tzinfo if t.tzinfo else None, t.replace(tzinfo=timezone(timedelta(hours=2))).isoformat(), timedelta(days=1, seconds=3661), -timedelta(seconds=1), timedelta(hours=5) / timedelta(hours=2), timedelta(minutes=90).total_seconds(), divmod(timedelta(hours=5), timedelta(hours=2)))
for bad in ("date(2026, 13, 1)", "date(0, 1, 1)", "time(25)", "d < t", "date.fromisoformat('x')", "timedelta(days=10**10)", "d + 5", "datetime.strptime('a', '%Y')", "t - t.replace(tzinfo=timezone.utc)", "timezone(timedelta(days=2))"):
    try: print(eval(bad))
    except (ValueError, TypeError, OverflowError) as e: print(bad, "|", type(e).__name__, e)
# expect: 5 datetime.IsoCalendarDate(year=2026, week=47, weekday=6) 2026-12-31 41 2026-11-01 2026-11-21 21/11/26 325 2026-02-03 True 739941
# expect: 2026-11-21 17:30:05.000123 datetime.datetime(2026, 11, 21, 17, 30, 5, 123) 2026-11-21_17:30 2026-11-22 01:30:05.000123 2026-11-21 17:30:05.000123 2026-01-02 03:04:00 None 2026-11-21T17:30:05.000123+02:00 1 day, 1:01:01 -1 day, 23:59:59 2.5 5400.0 (2, datetime.timedelta(seconds=3600))
# expect: date(2026, 13, 1) | ValueError month must be in 1..12, not 13
# expect: date(0, 1, 1) | ValueError year must be in 1..9999, not 0
# expect: time(25) | ValueError hour must be in 0..23, not 25
# expect: d < t | TypeError '<' not supported between instances of 'datetime.date' and 'datetime.datetime'
# expect: date.fromisoformat('x') | ValueError Invalid isoformat string: 'x'
# expect: timedelta(days=10**10) | OverflowError Python int too large to convert to C int
# expect: d + 5 | TypeError unsupported operand type(s) for +: 'datetime.date' and 'int'
# expect: datetime.strptime('a', '%Y') | ValueError time data 'a' does not match format '%Y'
# expect: t - t.replace(tzinfo=timezone.utc) | TypeError can't subtract offset-naive and offset-aware datetimes
# expect: timezone(timedelta(days=2)) | ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=2)
