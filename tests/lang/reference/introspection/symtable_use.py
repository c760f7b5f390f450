# What the symbol table says about names.
import symtable
t = symtable.symtable("x = 1\ndef f(a, *b):\n    global x\n    c = a\n    def g(): nonlocal c; return c\n    return [i for i in b]\nclass C:\n    y = 2\n    def m(self): return __class__", "s", "exec")
def show(t, d=0):
    print(" " * d, t.get_type(), t.get_name(), [(s.get_name(), "".join(n[3] for n in ("is_global", "is_local", "is_free", "is_parameter", "is_nonlocal", "is_assigned", "is_referenced", "is_imported") if getattr(s, n)())) for s in sorted(t.get_symbols(), key=lambda s: s.get_name())])
    for c in t.get_children(): show(c, d + 1)
show(t)
f = t.lookup("f").get_namespace(); print(f.get_parameters(), f.get_locals(), f.get_globals(), f.is_nested(), t.lookup("C").is_namespace())
# expect:  module top [('C', 'gla'), ('f', 'gla'), ('x', 'gla')]
# expect:   annotation __annotate__ [('.format', 'lpr')]
# expect:   function f [('a', 'lpr'), ('b', 'lpr'), ('c', 'la'), ('g', 'la'), ('i', 'lar'), ('x', 'g')]
# expect:    annotation __annotate__ [('.format', 'lpr')]
# expect:    function g [('c', 'fnr')]
# expect:   class C [('m', 'la'), ('y', 'la')]
# expect:    annotation __annotate__ [('.format', 'lpr'), ('__classdict__', 'fr')]
# expect:    function m [('__class__', 'fr'), ('self', 'lp')]
# expect: ('a', 'b') ('a', 'b', 'c', 'g', 'i') ('x',) False True
