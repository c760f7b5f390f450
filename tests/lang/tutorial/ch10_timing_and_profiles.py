# timeit counts runs, perf_counter moves forward, a profile counts calls.
import timeit, time, cProfile, pstats, io
print(timeit.Timer("n.append(1)", globals={"n": (n := [])}).timeit(50) >= 0, len(n), len(timeit.repeat("pass", number=3, repeat=4)))
a = time.perf_counter(); b = time.perf_counter(); print(b >= a, time.gmtime(0)[:6], time.strftime("%Y-%m-%d", time.gmtime(86400)))
def leaf(): pass
def work():
    for _ in range(30): leaf()
prof = cProfile.Profile(); prof.runcall(work)
stats = pstats.Stats(prof, stream=io.StringIO()).stats
print(sorted((k[2], v[0]) for k, v in stats.items() if k[2] in ("leaf", "work")))
# expect: True 50 4
# expect: True (1970, 1, 1, 0, 0, 0) 1970-01-02
# expect: [('leaf', 30), ('work', 1)]
