# fromisoformat reads most of ISO 8601 since 3.11; UTC is a short name.
from datetime import datetime, date, time, UTC, timezone
for text in ("2011-11-04", "20111104", "2011-W01-2T00:05:23.283", "2011-11-04T00:05:23Z", "20111104T000523", "2011-11-04 00:05:23.283+00:30"):
    print(text, "|", datetime.fromisoformat(text))
print(time.fromisoformat("T04:23"), time.fromisoformat("042301"), date.fromisoformat("2021W527"), UTC is timezone.utc)
for bad in ("2011-13-01", "2011-W60", "x", "2011-11-04T25:00"):
    try: datetime.fromisoformat(bad)
    except ValueError as e: print(e)
# expect: 2011-11-04 | 2011-11-04 00:00:00
# expect: 20111104 | 2011-11-04 00:00:00
# expect: 2011-W01-2T00:05:23.283 | 2011-01-04 00:05:23.283000
# expect: 2011-11-04T00:05:23Z | 2011-11-04 00:05:23+00:00
# expect: 20111104T000523 | 2011-11-04 00:05:23
# expect: 2011-11-04 00:05:23.283+00:30 | 2011-11-04 00:05:23.283000+00:30
# expect: 04:23:00 04:23:01 2022-01-02 True
# expect: month must be in 1..12, not 13
# expect: Invalid isoformat string: '2011-W60'
# expect: Invalid isoformat string: 'x'
# expect: hour must be in 0..23, not 25
