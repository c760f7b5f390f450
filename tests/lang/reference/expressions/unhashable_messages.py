# The messages for keys and elements that cannot be hashed.
for use in (lambda: {[]: 1}, lambda: {{}}, lambda: {1: 2}[[]], lambda: {}.get({}), lambda: [] in {}, lambda: set().add([]), lambda: [] in set(), lambda: hash(([],)), lambda: frozenset([{}]), lambda: {}.setdefault([], 1)):
    try:
        use()
    except TypeError as e:
        print(e)
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: cannot use 'dict' as a set element (unhashable type: 'dict')
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: cannot use 'dict' as a dict key (unhashable type: 'dict')
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: unhashable type: 'list'
# expect: cannot use 'dict' as a set element (unhashable type: 'dict')
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
