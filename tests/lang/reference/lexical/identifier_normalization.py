# Names are compared after NFKC: full width and ligatures are the same name.
ﬁle = 1
print(file)
ａｂｃ = 2
print(abc)
class C:
    ｘ = 3
print(C.x, getattr(C, "x"), hasattr(C, "ｘ"))
ªº = 4
print(ao)
print("𝔘nicode".isidentifier(), eval("[𝓪 for 𝓪 in (1, 2)]"))
# expect: 1
# expect: 2
# expect: 3 3 False
# expect: 4
# expect: True [1, 2]
