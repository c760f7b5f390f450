"""Types whose instances only C code makes, and others that look like that."""
import bz2, copy, hashlib, lzma, pickle, sys, weakref, _ast, ast, zlib

def tell(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)

for type_ in type(sys.flags), type(sys.version_info), type(zlib.compressobj()), type(iter([])), type((lambda: 0).__code__.co_lines()), type((lambda: 0).__code__.co_positions()), type(lambda: 0), type(sys._getframe()):
    tell(lambda: type_())
for f in (lambda: pickle.dumps(bz2.BZ2Compressor()), lambda: pickle.dumps(lzma.LZMADecompressor()), lambda: copy.copy(bz2.BZ2Compressor()),
          lambda: type(weakref.ref(ast.Load())).__name__, lambda: type(ast.AST.__init__).__name__, lambda: ast.AST.__weakrefoffset__,
          lambda: sys.remote_exec(1, "/nowhere/at/all"), lambda: sys.remote_exec("x", "/"), lambda: sys.remote_exec(1, 3),
          lambda: sys.__displayhook__ is sys.displayhook, lambda: sys.__excepthook__.__name__, lambda: type(sys)("a").__dict__["__name__"],
          lambda: setattr(sys, "__dict__", {}), lambda: slice.start.__reduce__(), lambda: pickle.loads(pickle.dumps(slice.start)) is slice.start,
          lambda: next(iter((lambda: 0).__code__.co_lines()))[0], lambda: len(list(iter(compile("a\nb", "x", "exec").co_positions()))) > 4):
    tell(f)

class Named(ast.Name):
    def __init__(self, *args):
        super().__init__(*args)
        self.more = 1

    def __repr__(self):
        return "Named " + super().__repr__()

print(Named("q"), Named("q").more, ast.Name("x"), type(Named("x").__init__).__name__)
tell(lambda: ast.Name("x", 1, 2))
tell(lambda: ast.MatchValue().end_lineno)
tell(lambda: ast.Name().end_lineno)
# expect: TypeError cannot create 'sys.flags' instances
# expect: TypeError cannot create 'sys.version_info' instances
# expect: TypeError cannot create 'zlib.Compress' instances
# expect: TypeError cannot create 'list_iterator' instances
# expect: TypeError cannot create 'line_iterator' instances
# expect: TypeError cannot create 'positions_iterator' instances
# expect: TypeError function() missing required argument 'code' (pos 1)
# expect: TypeError cannot create 'frame' instances
# expect: TypeError cannot pickle '_bz2.BZ2Compressor' object
# expect: TypeError cannot pickle '_lzma.LZMADecompressor' object
# expect: TypeError cannot pickle '_bz2.BZ2Compressor' object
# expect: 'ReferenceType'
# expect: 'wrapper_descriptor'
# expect: 0
# expect: FileNotFoundError Script file does not exist
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: True
# expect: 'excepthook'
# expect: 'a'
# expect: AttributeError readonly attribute
# expect: (<built-in function getattr>, (<class 'slice'>, 'start'))
# expect: True
# expect: 0
# expect: True
# expect: Named Named(id='q', ctx=Load()) 1 Name(id='x', ctx=Load()) method
# expect: TypeError Name constructor takes at most 2 positional arguments
# expect: AttributeError 'MatchValue' object has no attribute 'end_lineno'
# expect: None
