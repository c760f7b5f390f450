# f"{expr=}" shows text and value.
from datetime import date
import math
user, since = 'eric', date(1975, 7, 31)
print(f'{user=} {since=}', f'{user=!s}  {since.year=:,d}')
theta = 30
print(f'{theta=}  {math.cos(math.radians(theta))=:.3f}')
# expect: user='eric' since=datetime.date(1975, 7, 31) user=eric  since.year=1,975
# expect: theta=30  math.cos(math.radians(theta))=0.866
