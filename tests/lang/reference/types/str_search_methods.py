# find, index, count, startswith, endswith, partition, replace.
s = "banana band"
print(s.find("an"), s.find("an", 2), s.find("an", 2, 4), s.rfind("an"), s.find(""), s.find("", 20), s.index("nd"), s.count("an"), s.count(""), s.count("a", -3), s.startswith("ban"), s.startswith(("x", "b")), s.startswith("an", 1), s.endswith("nd"), s.endswith("", 20), s.partition("na"), s.rpartition("na"), s.partition("zz"), s.rpartition("zz"), s.replace("an", "AN", 2), s.replace("", "-", 3))
for bad in ("s.index('q')", "s.rindex('q')", "s.partition('')", "s.startswith(5)", "s.startswith([1])", "s.find(5)", "s.replace('a')", "s.count()", "s.endswith(('a', 5))"):
    try: print(eval(bad))
    except (ValueError, TypeError) as e: print(bad, "|", type(e).__name__, e)
# expect: 1 3 -1 8 0 -1 9 3 12 1 True True True True False ('ba', 'na', 'na band') ('bana', 'na', ' band') ('banana band', '', '') ('', '', 'banana band') bANANa band -b-a-nana band
# expect: s.index('q') | ValueError substring not found
# expect: s.rindex('q') | ValueError substring not found
# expect: s.partition('') | ValueError empty separator
# expect: s.startswith(5) | TypeError startswith first arg must be str or a tuple of str, not int
# expect: s.startswith([1]) | TypeError startswith first arg must be str or a tuple of str, not list
# expect: s.find(5) | TypeError find() argument 1 must be str, not int
# expect: s.replace('a') | TypeError replace() takes at least 2 positional arguments (1 given)
# expect: s.count() | TypeError count expected at least 1 argument, got 0
# expect: s.endswith(('a', 5)) | TypeError tuple for endswith must only contain str, not int
