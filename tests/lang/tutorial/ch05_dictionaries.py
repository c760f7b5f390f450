# Dictionaries: setting, deleting, asking, constructing.
tel = {'jack': 4098, 'sape': 4139}; tel['guido'] = 4127; print(tel, tel['jack'])
try: tel['irv']
except KeyError as e: print(e)
print(tel.get('irv')); del tel['sape']; tel['irv'] = 4127; print(list(tel), sorted(tel), 'guido' in tel, 'jack' not in tel)
print(dict([('sape', 4139), ('guido', 4127)]), {x: x**2 for x in (2, 4, 6)}, dict(sape=4139, guido=4127))
# expect: {'jack': 4098, 'sape': 4139, 'guido': 4127} 4098
# expect: 'irv'
# expect: None
# expect: ['jack', 'guido', 'irv'] ['guido', 'irv', 'jack'] True False
# expect: {'sape': 4139, 'guido': 4127} {2: 4, 4: 16, 6: 36} {'sape': 4139, 'guido': 4127}
