# assert shows its second part; both are skipped under -O.
for source in ("assert 0", "assert 0, 'text'", "assert [], {'a': 1}", "assert 1, undefined", "assert None, ValueError('v')", "assert (), ()"):
    try:
        exec(source); print("ok", source)
    except AssertionError as e:
        print(repr(e), e.args)
exec(compile("assert 0, 'never'; print('ran')", "<s>", "exec", optimize=1))
# expect: AssertionError() ()
# expect: AssertionError('text') ('text',)
# expect: AssertionError({'a': 1}) ({'a': 1},)
# expect: ok assert 1, undefined
# expect: AssertionError(ValueError('v')) (ValueError('v'),)
# expect: AssertionError(()) ((),)
# expect: ran
