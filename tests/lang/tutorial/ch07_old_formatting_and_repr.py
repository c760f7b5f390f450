# str against repr, and columns by hand.
import math
for v in (1.5, "q'", [1, "a"], None, 1/7): print(str(v).ljust(22) + repr(v))
print("%-10s|%10s|%(n)s" % {"n": 1} if False else "%-10s|%10s" % ("ab", "cd"), "The value of pi is approximately %5.3f." % math.pi)
# expect: 1.5                   1.5
# expect: q'                    "q'"
# expect: [1, 'a']              [1, 'a']
# expect: None                  None
# expect: 0.14285714285714285   0.14285714285714285
# expect: ab        |        cd The value of pi is approximately 3.142.
