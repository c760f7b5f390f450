# gcd and lcm of many, nextafter, ulp, random bytes, __file__ of main, graphlib.
import math, graphlib
print(math.gcd(12, 18, 27), math.gcd(), math.lcm(4, 6, 10), math.nextafter(1.0, 2.0), math.ulp(1.0), math.gcd(0, -5))
print(list(graphlib.TopologicalSorter({"D": {"B", "C"}, "C": {"A"}, "B": {"A"}}).static_order())[0::3])
try: list(graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order())
except graphlib.CycleError as e: print(e.args[0])
print("".replace("", "s", 0), "abc".replace("", "-", 2), repr("".replace("", "x", 1)))
import ast; print(ast.unparse(ast.parse("x=(1,2)+ 3")), ast.dump(ast.parse("a+b", mode="eval"), indent=1).split("\n")[0])
# expect: 3 0 60 1.0000000000000002 2.220446049250313e-16 5
# expect: ['A', 'D']
# expect: nodes are in a cycle
# expect:  -a-bc 'x'
# expect: x = (1, 2) + 3 Expression(
