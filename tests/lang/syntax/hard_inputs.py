# Long and deep sources compile, or get an error, as in CPython; nothing takes more than linear time.
def say(name, source):
    try:
        compile(source, "f", "exec")
        print(name, "ok")
    except SyntaxError as e:
        print(name, type(e).__name__, e.msg, e.lineno, e.offset)
    except (RecursionError, MemoryError) as e:
        print(name, type(e).__name__)


MANY = 5000
say("list", "x = [" + "1," * MANY + "]")
say("names", "x = [" + "a," * MANY + "]")
say("dict", "x = {" + "".join(f"{i}: {i}," for i in range(MANY)) + "}")
say("and", "x = " + " and ".join(["a"] * MANY))
say("compare", "x = " + " < ".join(["a"] * MANY))
say("strings", "x = " + '"a" ' * MANY)
say("elif", "if a: pass\n" + "elif a: pass\n" * 3000)
say("except", "try: pass\n" + "except a: pass\n" * 5000)
say("decorators", "@a\n" * MANY + "def f(): pass")
say("assign", "a = " * MANY + "1")
say("fields", 'f"' + "{a}" * MANY + '"')
say("bases", "class A(" + "a, " * MANY + "): pass")
say("type parameters", "class A[" + ", ".join(f"T{i}" for i in range(MANY)) + "]: pass")
say("globals", "def f():\n global " + ", ".join(f"a{i}" for i in range(MANY)))
say("cases", "match a:\n" + " case 1: pass\n" * MANY)
say("joined", "a = \\\n" + "\\\n" * MANY + "1")
say("conditions", "[a for a in a " + "if a " * MANY + "]")
say("loops", "[a " + "for a in a " * 100000 + "]")
say("attributes", "a" + ".a" * 100000)
say("calls", "a" + "()" * 100000)
say("sum", "a" + " + a" * 100000)
say("open", "(" * 100000)
for count in 200, 201, 10000:
    say(f"brackets {count}", "[" * count + "]" * count)
for count in 20, 21:
    say(f"loops {count}", "".join(" " * i + "for a in b:\n" for i in range(count)) + " " * count + "pass\n")
for count in 99, 100, 10000:
    say(f"blocks {count}", "".join(" " * i + "if 1:\n" for i in range(count)) + " " * count + "pass\n")
# expect: list ok
# expect: names ok
# expect: dict ok
# expect: and ok
# expect: compare ok
# expect: strings ok
# expect: elif ok
# expect: except ok
# expect: decorators ok
# expect: assign ok
# expect: fields ok
# expect: bases ok
# expect: type parameters ok
# expect: globals ok
# expect: cases ok
# expect: joined ok
# expect: conditions ok
# expect: loops RecursionError
# expect: attributes RecursionError
# expect: calls RecursionError
# expect: sum RecursionError
# expect: open SyntaxError too many nested parentheses 1 201
# expect: brackets 200 ok
# expect: brackets 201 SyntaxError too many nested parentheses 1 201
# expect: brackets 10000 SyntaxError too many nested parentheses 1 201
# expect: loops 20 ok
# expect: loops 21 ok
# expect: blocks 99 ok
# expect: blocks 100 IndentationError too many levels of indentation 101 1
# expect: blocks 10000 IndentationError too many levels of indentation 101 1
