# if chains and for loops over words, and over a copy while changing.
words = ['cat', 'window', 'defenestrate']
for w in words: print(w, len(w))
users = {'Hans': 'active', 'Eleonore': 'inactive', 'Mika': 'active'}
for user, status in users.copy().items():
    if status == 'inactive': del users[user]
print(users, {u: s for u, s in users.items() if s == 'active'})
# expect: cat 3
# expect: window 6
# expect: defenestrate 12
# expect: {'Hans': 'active', 'Mika': 'active'} {'Hans': 'active', 'Mika': 'active'}
