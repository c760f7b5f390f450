# SPDX-License-Identifier: MIT
# sys._jit: what CPython has, and stats() where there is one.
import sys

jit = sys._jit
for name in ("is_available", "is_enabled", "is_active"):
    print(name, type(getattr(jit, name)()).__name__, getattr(jit, name).__text_signature__)


def work(n):
    total = 0
    for i in range(n):
        total += i if i % 3 else -i
    return total


print(work(20_000))
stats = jit.stats() if hasattr(jit, "stats") else None
if stats:
    kinds = {"loop", "function", "return", "side", "pure"}
    assert set(stats["recordings"]) == set(stats["traces_made"]) == kinds, stats
    assert all(stats["traces_made"][k] <= stats["recordings"][k] for k in kinds), stats
    assert sum(stats["recordings"].values()) >= sum(stats["traces_made"].values()), stats
    assert stats["compile_seconds"] >= 0 and set(stats["seconds"]) >= {"record", "peel", "registers", "code"}, stats
    assert stats["entries"] == stats["exits"] or jit.is_active(), stats
    assert isinstance(stats["aborts"], dict) and all(isinstance(n, int) for n in stats["aborts"].values()), stats
    if not jit.is_enabled():
        assert stats["traces"] == stats["code_bytes"] == 0, stats
# expect: is_available bool ($module, /)
# expect: is_enabled bool ($module, /)
# expect: is_active bool ($module, /)
# expect: 66663334
