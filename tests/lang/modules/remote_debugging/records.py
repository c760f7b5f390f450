# asyncio's prompt and tools import _remote_debugging; its records are struct sequences.
import _remote_debugging
import asyncio.tools

for name in ("TaskInfo", "FrameInfo", "CoroInfo", "ThreadInfo", "AwaitedInfo"):
    kind = getattr(_remote_debugging, name)
    print(kind, kind.n_sequence_fields, kind.__match_args__)
print(_remote_debugging.FrameInfo(("a.py", 3, "f")))
unwinder = _remote_debugging.RemoteUnwinder
print(unwinder.__module__, unwinder.__name__, sorted(n for n in vars(unwinder) if n.startswith("get")))
try:
    unwinder(-1)
except (RuntimeError, OSError):  # the one here is NotImplementedError
    print("refused")
# expect: <class '_remote_debugging.TaskInfo'> 4 ('task_id', 'task_name', 'coroutine_stack', 'awaited_by')
# expect: <class '_remote_debugging.FrameInfo'> 3 ('filename', 'lineno', 'funcname')
# expect: <class '_remote_debugging.CoroInfo'> 2 ('call_stack', 'task_name')
# expect: <class '_remote_debugging.ThreadInfo'> 2 ('thread_id', 'frame_info')
# expect: <class '_remote_debugging.AwaitedInfo'> 2 ('thread_id', 'awaited_by')
# expect: _remote_debugging.FrameInfo(filename='a.py', lineno=3, funcname='f')
# expect: _remote_debugging RemoteUnwinder ['get_all_awaited_by', 'get_async_stack_trace', 'get_stack_trace']
# expect: refused
