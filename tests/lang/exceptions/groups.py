# except* splits a group.
def run(i):
    out = []
    try:
        raise ExceptionGroup("g", [ValueError(i), KeyError("k"), TypeError("t")])
    except* ValueError as e:
        out.append(("V", len(e.exceptions)))
    except* (KeyError, TypeError) as e:
        out.append(("KT", len(e.exceptions)))
    return out
for i in range(60):
    r = run(i)
print(r)
# expect: [('V', 1), ('KT', 2)]
