# catch_warnings inside threads and the flag that makes it a matter of the context.
import sys, warnings, contextvars
print(type(sys.flags.context_aware_warnings).__name__, type(sys.flags.thread_inherit_context).__name__)
with warnings.catch_warnings(record=True) as outer:
    warnings.simplefilter("always")
    warnings.warn("one")
    with warnings.catch_warnings(record=True) as inner:
        warnings.simplefilter("always")
        warnings.warn("two", DeprecationWarning)
    warnings.warn("three")
print([str(w.message) for w in outer], [(str(w.message), w.category.__name__) for w in inner])
var = contextvars.ContextVar("var", default=0)
with var.set(5) as token:
    print(var.get())
print(var.get())
# expect: int int
# expect: ['one', 'three'] [('two', 'DeprecationWarning')]
# expect: 5
# expect: 0
