# Changing a collection while looping over it: over a copy, or into a new one.
users = {"Ann": "active", "Bo": "inactive", "Cy": "active"}
for u, s in users.copy().items():
    if s == "inactive": del users[u]
print(users)
try:
    for u in users: del users[u]
except RuntimeError as e:
    print(e)
print({u: s for u, s in users.items() if s == "active"})
# expect: {'Ann': 'active', 'Cy': 'active'}
# expect: dictionary changed size during iteration
# expect: {'Cy': 'active'}
