# Forms of with that do not parse.
for source in ("with a as b.c, d[0] as (e, *f): pass", "with (a, b): pass", "with (a, b) as c: pass", "with (a as b, c): pass", "with (a as b): pass", "with (a as b) as c: pass", "with a as f(): pass", "with a as 1: pass", "with (a as 1): pass", "with a, : pass", "with (): pass", "with (a as b, ): pass", "with a as b as c: pass", "with *a: pass", "with a as *b: pass", "async with a: pass", "with (a for a in b): pass"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: ok with a as b.c, d[0] as (e, *f): pass
# expect: ok with (a, b): pass
# expect: ok with (a, b) as c: pass
# expect: ok with (a as b, c): pass
# expect: ok with (a as b): pass
# expect: with (a as b) as c: pass | invalid syntax
# expect: with a as f(): pass | cannot assign to function call
# expect: with a as 1: pass | cannot assign to literal
# expect: with (a as 1): pass | cannot assign to literal
# expect: with a, : pass | invalid syntax
# expect: ok with (): pass
# expect: ok with (a as b, ): pass
# expect: with a as b as c: pass | invalid syntax
# expect: with *a: pass | invalid syntax
# expect: with a as *b: pass | starred assignment target must be in a list or tuple
# expect: async with a: pass | 'async with' outside async function
# expect: ok with (a for a in b): pass
