# Audit hooks see events and may forbid them.
import sys

seen = []


def hook(event, args):
    if event.startswith("krait."):
        seen.append((event, args))
    if event == "krait.bad":
        raise RuntimeError("forbidden")


sys.audit("krait.before", 1)
sys.addaudithook(hook)
sys.audit("krait.one", 1, "two")
sys.audit("krait.none")
try:
    sys.audit("krait.bad", 3)
except RuntimeError as e:
    print(e)
try:
    sys.audit(3)
except TypeError as e:
    print(e)
print(seen)
# expect: forbidden
# expect: audit() argument 1 must be str, not int
# expect: [('krait.one', (1, 'two')), ('krait.none', ()), ('krait.bad', (3,))]
