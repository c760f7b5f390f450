# What the built-in exceptions carry.
for code in ("1 / 0", "{}['k']", "[][1]", "int('x')", "open('/no/such')", "None.x", "undefined_x", "import no_mod_x", "b'\\xff'.decode()", "'é'.encode('ascii')", "raise StopIteration(5)", "raise SystemExit(3)", "x = ", "raise OSError(2, 'msg', 'file')", "raise OSError(13, 'denied')", "raise KeyError", "raise UnicodeDecodeError('c', b'abc', 1, 2, 'r')"):
    try: exec(code)
    except BaseException as e: print(type(e).__name__, e.args if not isinstance(e, SyntaxError) else e.msg, {n: getattr(e, n) for n in ("errno", "strerror", "filename", "name", "value", "code", "start", "end", "reason", "encoding", "lineno", "offset", "text") if hasattr(e, n)})
# expect: ZeroDivisionError ('division by zero',) {}
# expect: KeyError ('k',) {}
# expect: IndexError ('list index out of range',) {}
# expect: ValueError ("invalid literal for int() with base 10: 'x'",) {}
# expect: FileNotFoundError (2, 'No such file or directory') {'errno': 2, 'strerror': 'No such file or directory', 'filename': '/no/such'}
# expect: AttributeError ("'NoneType' object has no attribute 'x'",) {'name': 'x'}
# expect: NameError ("name 'undefined_x' is not defined",) {'name': 'undefined_x'}
# expect: ModuleNotFoundError ("No module named 'no_mod_x'",) {'name': 'no_mod_x'}
# expect: UnicodeDecodeError ('utf-8', b'\xff', 0, 1, 'invalid start byte') {'start': 0, 'end': 1, 'reason': 'invalid start byte', 'encoding': 'utf-8'}
# expect: UnicodeEncodeError ('ascii', 'é', 0, 1, 'ordinal not in range(128)') {'start': 0, 'end': 1, 'reason': 'ordinal not in range(128)', 'encoding': 'ascii'}
# expect: StopIteration (5,) {'value': 5}
# expect: SystemExit (3,) {'code': 3}
# expect: SyntaxError invalid syntax {'filename': '<string>', 'lineno': 1, 'offset': 5, 'text': 'x = \n'}
# expect: FileNotFoundError (2, 'msg') {'errno': 2, 'strerror': 'msg', 'filename': 'file'}
# expect: PermissionError (13, 'denied') {'errno': 13, 'strerror': 'denied', 'filename': None}
# expect: KeyError () {}
# expect: UnicodeDecodeError ('c', b'abc', 1, 2, 'r') {'start': 1, 'end': 2, 'reason': 'r', 'encoding': 'c'}
