# Where the carets stand for calls, attributes, items, operators and long lines.
import traceback
def show(f):
    try: f()
    except Exception as e: print("".join(traceback.format_exception(e)[-2:]).split("\n", 1)[1])
x = {"a": None}; n = None
show(lambda: x["a"]["b"])
show(lambda: 1 + (2 * n))
show(lambda: n.foo.bar)
show(lambda: len(n) + len(x))
show(lambda: [i / 0 for i in (1,)])
show(lambda: (x
    ["a"]
    ["c"]))
show(lambda: print(n + 1, end=""))
show(lambda: "é" + 1 + "ü")
show(lambda: x["a"] @ x["zz"])
# expect:     show(lambda: x["a"]["b"])
# expect:                  ~~~~~~^^^^^
# expect: TypeError: 'NoneType' object is not subscriptable
# expect: 
# expect:     show(lambda: 1 + (2 * n))
# expect:                       ~~^~~
# expect: TypeError: unsupported operand type(s) for *: 'int' and 'NoneType'
# expect: 
# expect:     show(lambda: n.foo.bar)
# expect:                  ^^^^^
# expect: AttributeError: 'NoneType' object has no attribute 'foo'
# expect: 
# expect:     show(lambda: len(n) + len(x))
# expect:                  ~~~^^^
# expect: TypeError: object of type 'NoneType' has no len()
# expect: 
# expect:     show(lambda: [i / 0 for i in (1,)])
# expect:                   ~~^~~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect:     show(lambda: (x
# expect:                   ~
# expect:         ["a"]
# expect:         ~~~~~
# expect:         ["c"]))
# expect:         ^^^^^
# expect: TypeError: 'NoneType' object is not subscriptable
# expect: 
# expect:     show(lambda: print(n + 1, end=""))
# expect:                        ~~^~~
# expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
# expect: 
# expect:     show(lambda: "é" + 1 + "ü")
# expect:                  ~~~~^~~
# expect: TypeError: can only concatenate str (not "int") to str
# expect: 
# expect:     show(lambda: x["a"] @ x["zz"])
# expect:                           ~^^^^^^
# expect: KeyError: 'zz'
# expect: 
