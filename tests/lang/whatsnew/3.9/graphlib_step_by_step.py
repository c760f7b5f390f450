# graphlib's prepare, get_ready and done, step by step.
from graphlib import TopologicalSorter, CycleError
ts = TopologicalSorter({"test": {"build"}, "build": {"fetch", "tools"}, "docs": {"tools"}})
ts.prepare()
while ts.is_active():
    ready = sorted(ts.get_ready()); print(ready, ts.get_ready()); ts.done(*ready)
for bad in (lambda: ts.add("new"), lambda: ts.done("build"), lambda: ts.done("nobody"), lambda: TopologicalSorter().get_ready()):
    try: bad()
    except ValueError as e: print(e)
g = TopologicalSorter({1: [2], 2: [3], 3: [1]})
try: g.prepare()
except CycleError as e: print(e.args[0], sorted(set(e.args[1])))
# expect: ['fetch', 'tools'] ()
# expect: ['build', 'docs'] ()
# expect: ['test'] ()
# expect: Nodes cannot be added after a call to prepare()
# expect: node 'build' was already marked done
# expect: node 'nobody' was not added using add()
# expect: prepare() must be called first
# expect: nodes are in a cycle [1, 2, 3]
