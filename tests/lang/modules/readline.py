# readline: history and settings, without a terminal.
import readline
import os, tempfile
readline.clear_history()
for line in ("one", "zwei ä", "three"):
    readline.add_history(line)
print(readline.get_current_history_length(), [readline.get_history_item(i) for i in range(5)])
readline.replace_history_item(0, "eins")
readline.remove_history_item(2)
name = os.path.join(tempfile.mkdtemp(), "history")
readline.write_history_file(name)
readline.append_history_file(1, name)
readline.clear_history()
readline.read_history_file(name)
print([readline.get_history_item(i) for i in range(1, 5)])
readline.set_history_length(1)
readline.write_history_file(name)
print(readline.get_history_length(), open(name).read())
print(repr(readline.get_completer_delims()), readline.get_completer(), readline.get_line_buffer() == "")
readline.set_completer_delims(" ")
readline.set_completer(len)
print(readline.get_completer_delims() == " ", readline.get_completer())
for call in (lambda: readline.set_completer(5), lambda: readline.remove_history_item(-1), lambda: readline.remove_history_item(10),
             lambda: readline.replace_history_item(5, "x"), lambda: readline.append_history_file(-1), lambda: readline.add_history(3),
             lambda: readline.read_history_file("/nonexistent"), lambda: readline.set_startup_hook(4)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(readline.backend, readline._READLINE_VERSION >= 0x700)
# expect: ['AsyncGeneratorType', 'BuiltinFunctionType', 'BuiltinMethodType', 'CapsuleType', 'CellType', 'ClassMethodDescriptorType', 'CodeType', 'CoroutineType', 'EllipsisType', 'FrameType', 'FunctionType', 'GeneratorType', 'GenericAlias', 'GetSetDescriptorType', 'LambdaType', 'MappingProxyType', 'MemberDescriptorType', 'MethodDescriptorType', 'MethodType', 'MethodWrapperType', 'ModuleType', 'NoneType', 'NotImplementedType', 'SimpleNamespace', 'TracebackType', 'UnionType', 'WrapperDescriptorType'] True True <class 'PyCapsule'>
# expect: TypeError 'int' object is not iterable
# expect: TypeError SimpleNamespace expected at most 1 argument, got 2
# expect: TypeError keywords must be strings
# expect: namespace(a=2, b=3)
# expect: namespace(x=1)
# expect: namespace(a=2, b=3)
# expect: (<class 'types.SimpleNamespace'>, (), {'a': 1})
# expect: True
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: False
# expect: TypeError unhashable type: 'types.SimpleNamespace'
# expect: {'N': 1}
# expect: S(a=1, me=S(...)) False NotImplemented S(b=1, c=3)
# expect: namespace(y=2) {'y': 2} False
# raises: ImportError: cannot import name 'GenericAlias' from 'types' (consider renaming 'tests/lang/modules/types.py' since it has the same name as the standard library module named 'types' and prevents importing that standard library module)
