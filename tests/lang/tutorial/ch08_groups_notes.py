# Exception groups, except* and notes.
def f(): raise ExceptionGroup("group1", [OSError(1), SystemError(2), ExceptionGroup("group2", [OSError(3), RecursionError(4)])])
try:
    try: f()
    except* OSError as e: print("There were OSErrors", repr(e))
    except* SystemError as e: print("There were SystemErrors", repr(e))
except ExceptionGroup as g: print("left", repr(g))
try: raise TypeError('bad type')
except Exception as e:
    e.add_note('Add some information'); e.add_note('Add some more information'); print(e.__notes__)
excs = []
for i in range(3):
    try: raise OSError('operation failed')
    except Exception as e: e.add_note(f'Happened in Iteration {i+1}'); excs.append(e)
try: raise ExceptionGroup('We have some problems', excs)
except ExceptionGroup as g: print(g, [e.__notes__ for e in g.exceptions])
# expect: There were OSErrors ExceptionGroup('group1', [OSError(1), ExceptionGroup('group2', [OSError(3)])])
# expect: There were SystemErrors ExceptionGroup('group1', [SystemError(2)])
# expect: left ExceptionGroup('group1', [ExceptionGroup('group2', [RecursionError(4)])])
# expect: ['Add some information', 'Add some more information']
# expect: We have some problems (3 sub-exceptions) [['Happened in Iteration 1'], ['Happened in Iteration 2'], ['Happened in Iteration 3']]
