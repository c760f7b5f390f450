# SPDX-License-Identifier: MIT
"""A web server's log: lines are formatted, parsed back with split and partition, counted by address, hour and status."""
import sys

METHODS = ("GET", "GET", "GET", "POST", "PUT", "DELETE")
PATHS = ("/", "/index.html", "/api/items", "/api/items/{}", "/static/site.css", "/search?q=word{}", "/login")
AGENTS = ("Mozilla/5.0 (X11; Linux)", "curl/8.5.0", "Bot/1.0 (+http://bot)")
STATUSES = (200, 200, 200, 304, 404, 500, 301)


def write_log(count):
    state = 4711
    lines = []
    for n in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        pick = state >> 7
        address = f"10.{pick % 4}.{pick % 7}.{pick % 251}"
        seconds = n * 86400 // count
        time = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        path = PATHS[pick % 7].format(pick % 90)
        line = '%s - - [21/Nov/2026:%s +0000] "%s %s HTTP/1.1" %d %d "-" "%s"' % (
            address, time, METHODS[pick % 6], path, STATUSES[pick % 7], pick % 50000, AGENTS[pick % 3])
        lines.append(line if pick % 500 else line[:30])
    return "\n".join(lines)


class Entry:
    __slots__ = ("address", "hour", "method", "path", "status", "size", "agent")

    def __init__(self, line):
        self.address, _, rest = line.partition(" ")
        time, _, rest = rest.partition("[")[2].partition("] ")
        self.hour = int(time.split(":")[1])
        quoted = rest.split('"')
        self.method, target, _ = quoted[1].split(" ")
        self.path = target.split("?")[0].rstrip("/") or "/"
        status, size = quoted[2].split()
        self.status = int(status)
        self.size = int(size)
        self.agent = quoted[5].split("/")[0].lower()


def parse(text):
    entries, bad = [], 0
    for line in text.splitlines():
        try:
            entries.append(Entry(line))
        except (ValueError, IndexError):
            bad += 1
    return entries, bad


def report(entries):
    by_address, by_hour, by_status, by_path = {}, [0] * 24, {}, {}
    for e in entries:
        by_address[e.address] = by_address.get(e.address, 0) + e.size
        by_hour[e.hour] += 1
        by_status.setdefault(e.status, []).append(e)
        if e.status < 400 and e.agent != "bot":
            by_path[e.path] = by_path.get(e.path, 0) + 1
    out = []
    for address, size in sorted(by_address.items(), key=lambda item: (-item[1], item[0]))[:3]:
        out.append(f"{address:<15} {size:>10,d} {size / len(entries):8.2f}")
    for status in sorted(by_status):
        share = 100 * len(by_status[status]) / len(entries)
        out.append(f"{status} {'#' * int(share / 3)} {share:.1f}%")
    out.append(" ".join(f"{hour}h:{n}" for hour, n in enumerate(by_hour) if hour % 6 == 0))
    out.append(" ".join(sorted(by_path, key=by_path.get, reverse=True)[:3]))
    return out


def main(count=120000):
    text = write_log(count)
    entries, bad = parse(text)
    print("access_log", count, len(text), len(entries), bad)
    print("\n".join(report(entries)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
