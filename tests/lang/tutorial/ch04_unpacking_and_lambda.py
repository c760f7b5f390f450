# Arguments from lists and dicts; lambdas as keys and closures.
print(list(range(*[3, 6])))
def parrot(voltage, state='a', action='v'): return f"{voltage} {state} {action}"
print(parrot(**{"voltage": "four million", "state": "bleedin' demised"}))
def make_incrementor(n): return lambda x: x + n
f = make_incrementor(42); print(f(0), f(1))
pairs = [(1, 'one'), (2, 'two'), (3, 'three'), (4, 'four')]; pairs.sort(key=lambda p: p[1]); print(pairs)
# expect: [3, 4, 5]
# expect: four million bleedin' demised v
# expect: 42 43
# expect: [(4, 'four'), (1, 'one'), (3, 'three'), (2, 'two')]
