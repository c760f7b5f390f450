# try, else and finally: the order of their parts.
def f(kind):
    out = []
    try:
        try:
            out.append("try")
            if kind: raise kind
        except ValueError: out.append("except")
        else: out.append("else")
        finally: out.append("finally")
    except KeyError: out.append("outer")
    return out
for kind in (None, ValueError, KeyError): print(f(kind))
# expect: ['try', 'else', 'finally']
# expect: ['try', 'except', 'finally']
# expect: ['try', 'finally', 'outer']
