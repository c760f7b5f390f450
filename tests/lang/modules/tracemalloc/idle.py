# Nothing is traced.
import _tracemalloc as t

print(t.is_tracing(), t.get_traced_memory(), t.get_traceback_limit(), t._get_object_traceback([]), t.stop(), t.clear_traces())
# expect: False (0, 0) 1 None None None
