# SPDX-License-Identifier: MIT
# A place that has found a method of a builtin type by its version sees what a single object has in its own __dict__.
from collections import OrderedDict
from functools import partial
from io import StringIO


def ask(thing):
    return thing.move_to_end("a")


ordered = OrderedDict(a=1, b=2)
for _ in range(200):
    ask(ordered)
print(list(ordered), ask(ordered))
other = OrderedDict(a=1)
other.move_to_end = lambda key: "mine: " + key
print(ask(other), ask(ordered), ask(other))
del other.move_to_end
print(ask(other))


def write(file):
    return file.write("abc")


files = [StringIO() for _ in range(3)]
for i in range(300):
    write(files[i % 3])
files[1].write = partial(max, 7)
print([write(f) if f is not files[1] else f.write(9) for f in files])
try:
    print(write(files[1]))
except TypeError as error:
    print(error)
print(len(files[0].getvalue()), len(files[1].getvalue()))
# expect: ['b', 'a'] None
# expect: mine: a None mine: a
# expect: None
# expect: [3, 9, 3]
# expect: '>' not supported between instances of 'str' and 'int'
# expect: 303 300
