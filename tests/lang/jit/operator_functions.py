# Functions of the module operator, called with numbers and with f(*items), do in traces what their instructions do.
import operator

NAMES = ("add", "sub", "mul", "floordiv", "mod", "truediv", "lshift", "rshift", "and_", "or_", "xor", "lt", "le", "eq", "ne", "gt", "ge")


def unpacked(f, pairs):
    out = []
    for pair in pairs:
        try:
            out.append(f(*pair))
        except (ZeroDivisionError, TypeError, ValueError, OverflowError) as e:
            out.append(type(e).__name__ + ": " + str(e))
    return out


def given(f, pairs):
    out = []
    for a, b in pairs:
        out.append(f(a, b))
    return out


few = [[7, 2], [-7, 3], [2**47, 3], [5, 5], (9, 4)]
odd = [(2**48 - 1, 2**48 - 1), (2**70, 3), (7.5, 2), (True, 2), (1.5, 0.5), ("a", "a"), (7, 0), (7.0, 0.0), (3, -1), (1, 2, 3), (1,), (float("nan"), 1.0)]
for name in NAMES:
    f = getattr(operator, name)
    rows = unpacked(f, few * 600 + odd[name == "lshift":] + few)
    print(name, *rows[-17:])
    if name not in ("lshift",):
        print(name, *given(f, few * 600 + [(6, 2), (2**60, 2)])[-5:])


class Sneaky:
    def __init__(self, items):
        self.items = items

    def __add__(self, other):
        self.items.clear()
        return other

    __radd__ = __add__


def sneaky(n):
    total = 0
    for i in range(n):
        items = [i, i + 1]
        if i % 1000 == 999:
            items[0] = Sneaky(items)
            items[1] = str(i) + "!"
        r = operator.add(*items)
        total += r if isinstance(r, int) else len(r)
    return total


print(sneaky(5000))


def builtins(n):
    total = 0
    for i in range(n):
        pair = [i % 11, i % 7]
        total += max(*pair) * 100 + min(*(i % 5, 3)) + abs(*[-i]) + len(*["abc"]) + round(*[2.5, 0])
        total += divmod(*pair if pair[1] else (9, 4))[1]
    return total


print(builtins(5000))


class Symbol(str):
    pass


class Loud(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


def kinds(heads):
    counts = [0] * 6
    for head in heads:
        if head == "if":
            counts[0] += 1
        elif "define" == head:
            counts[1] += 1
        elif head == "a longer text":
            counts[2] += 1
        elif head != "":
            counts[3] += 1
        else:
            counts[4] += 1
    return counts


symbols = [Symbol(t) for t in ("if", "define", "a longer text", "iff", "", "\xe9if", "i\u1234")]
print(kinds(symbols * 1000), kinds((symbols + [None, 3, ["if"], "if", Loud("x")]) * 500))
Symbol.__eq__ = lambda self, other: len(self) == len(other)
print(kinds(symbols * 1000))
# expect: add 562949953421310 1180591620717411303427 9.5 3 2.0 aa 7 7.0 2 TypeError: add expected 2 arguments, got 3 TypeError: add expected 2 arguments, got 1 nan 9 -4 140737488355331 10 13
# expect: add 140737488355331 10 13 8 1152921504606846978
# expect: sub 0 1180591620717411303421 5.5 -1 1.0 TypeError: unsupported operand type(s) for -: 'str' and 'str' 7 7.0 4 TypeError: sub expected 2 arguments, got 3 TypeError: sub expected 2 arguments, got 1 nan 5 -10 140737488355325 0 5
# expect: sub 140737488355325 0 5 4 1152921504606846974
# expect: mul 79228162514263774643590529025 3541774862152233910272 15.0 2 0.75 TypeError: can't multiply sequence by non-int of type 'str' 0 0.0 -3 TypeError: mul expected 2 arguments, got 3 TypeError: mul expected 2 arguments, got 1 nan 14 -21 422212465065984 25 36
# expect: mul 422212465065984 25 36 12 2305843009213693952
# expect: floordiv 1 393530540239137101141 3.0 0 3.0 TypeError: unsupported operand type(s) for //: 'str' and 'str' ZeroDivisionError: division by zero ZeroDivisionError: division by zero -3 TypeError: floordiv expected 2 arguments, got 3 TypeError: floordiv expected 2 arguments, got 1 nan 3 -3 46912496118442 1 2
# expect: floordiv 46912496118442 1 2 3 576460752303423488
# expect: mod 0 1 1.5 1 0.0 TypeError: not all arguments converted during string formatting ZeroDivisionError: division by zero ZeroDivisionError: division by zero 0 TypeError: mod expected 2 arguments, got 3 TypeError: mod expected 2 arguments, got 1 nan 1 2 2 0 1
# expect: mod 2 0 1 0 0
# expect: truediv 1.0 3.935305402391371e+20 3.75 0.5 3.0 TypeError: unsupported operand type(s) for /: 'str' and 'str' ZeroDivisionError: division by zero ZeroDivisionError: division by zero -3.0 TypeError: truediv expected 2 arguments, got 3 TypeError: truediv expected 2 arguments, got 1 nan 3.5 -2.3333333333333335 46912496118442.664 1.0 2.25
# expect: truediv 46912496118442.664 1.0 2.25 3.0 5.764607523034235e+17
# expect: lshift 144 9444732965739290427392 TypeError: unsupported operand type(s) for <<: 'float' and 'int' 4 TypeError: unsupported operand type(s) for <<: 'float' and 'float' TypeError: unsupported operand type(s) for <<: 'str' and 'str' 7 TypeError: unsupported operand type(s) for <<: 'float' and 'float' ValueError: negative shift count TypeError: lshift expected 2 arguments, got 3 TypeError: lshift expected 2 arguments, got 1 TypeError: unsupported operand type(s) for <<: 'float' and 'float' 28 -56 1125899906842624 160 144
# expect: rshift 0 147573952589676412928 TypeError: unsupported operand type(s) for >>: 'float' and 'int' 0 TypeError: unsupported operand type(s) for >>: 'float' and 'float' TypeError: unsupported operand type(s) for >>: 'str' and 'str' 7 TypeError: unsupported operand type(s) for >>: 'float' and 'float' ValueError: negative shift count TypeError: rshift expected 2 arguments, got 3 TypeError: rshift expected 2 arguments, got 1 TypeError: unsupported operand type(s) for >>: 'float' and 'float' 1 -1 17592186044416 0 0
# expect: rshift 17592186044416 0 0 1 288230376151711744
# expect: and_ 281474976710655 0 TypeError: unsupported operand type(s) for &: 'float' and 'int' 0 TypeError: unsupported operand type(s) for &: 'float' and 'float' TypeError: unsupported operand type(s) for &: 'str' and 'str' 0 TypeError: unsupported operand type(s) for &: 'float' and 'float' 3 TypeError: and_ expected 2 arguments, got 3 TypeError: and_ expected 2 arguments, got 1 TypeError: unsupported operand type(s) for &: 'float' and 'float' 2 1 0 5 0
# expect: and_ 0 5 0 2 0
# expect: or_ 281474976710655 1180591620717411303427 TypeError: unsupported operand type(s) for |: 'float' and 'int' 3 TypeError: unsupported operand type(s) for |: 'float' and 'float' TypeError: unsupported operand type(s) for |: 'str' and 'str' 7 TypeError: unsupported operand type(s) for |: 'float' and 'float' -1 TypeError: or_ expected 2 arguments, got 3 TypeError: or_ expected 2 arguments, got 1 TypeError: unsupported operand type(s) for |: 'float' and 'float' 7 -5 140737488355331 5 13
# expect: or_ 140737488355331 5 13 6 1152921504606846978
# expect: xor 0 1180591620717411303427 TypeError: unsupported operand type(s) for ^: 'float' and 'int' 3 TypeError: unsupported operand type(s) for ^: 'float' and 'float' TypeError: unsupported operand type(s) for ^: 'str' and 'str' 7 TypeError: unsupported operand type(s) for ^: 'float' and 'float' -4 TypeError: xor expected 2 arguments, got 3 TypeError: xor expected 2 arguments, got 1 TypeError: unsupported operand type(s) for ^: 'float' and 'float' 5 -6 140737488355331 0 13
# expect: xor 140737488355331 0 13 4 1152921504606846978
# expect: lt False False False True False False False False False TypeError: lt expected 2 arguments, got 3 TypeError: lt expected 2 arguments, got 1 False False True False False False
# expect: lt False False False False False
# expect: le True False False True False True False False False TypeError: le expected 2 arguments, got 3 TypeError: le expected 2 arguments, got 1 False False True False True False
# expect: le False True False False False
# expect: eq True False False False False True False False False TypeError: eq expected 2 arguments, got 3 TypeError: eq expected 2 arguments, got 1 False False False False True False
# expect: eq False True False False False
# expect: ne False True True True True False True True True TypeError: ne expected 2 arguments, got 3 TypeError: ne expected 2 arguments, got 1 True True True True False True
# expect: ne True False True True True
# expect: gt False True True False True False True True True TypeError: gt expected 2 arguments, got 3 TypeError: gt expected 2 arguments, got 1 False True False True False True
# expect: gt True False True True True
# expect: ge True True True False True True True True True TypeError: ge expected 2 arguments, got 3 TypeError: ge expected 2 arguments, got 1 False True False True True True
# expect: ge True True True True True
# expect: 24970029
# expect: 15399581.0
# expect: [1000, 1000, 1000, 3000, 1000, 0] [1500, 500, 500, 3000, 500, 0]
# expect: [2000, 1000, 1000, 2000, 1000, 0]
