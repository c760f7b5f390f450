# Lists as stacks, deques as queues.
from collections import deque
s = [3, 4, 5]; s.append(6); s.append(7); print(s.pop(), s.pop(), s.pop(), s)
q = deque(["Eric", "John", "Michael"]); q.append("Terry"); q.append("Graham"); print(q.popleft(), q.popleft(), q)
for i in range(100): q.append(i); q.popleft()
print(len(q), q[0])
# expect: 7 6 5 [3, 4]
# expect: Eric John deque(['Michael', 'Terry', 'Graham'])
# expect: 3 97
