# SPDX-License-Identifier: MIT
"""Shortest ways in a road network: Dijkstra with heapq on adjacency dicts, A* on a grid, paths rebuilt from parents."""
import heapq
import sys


def make_roads(count):
    roads = {town: {} for town in range(count)}
    state = 17
    for town in range(count):
        for _ in range(4):
            state = (state * 1103515245 + 12345) % 2147483648
            other = (town + 1 + (state >> 8) % 60) % count
            length = 1 + (state >> 16) % 90
            roads[town][other] = length
            roads[other][town] = length
    return roads


def dijkstra(roads, start):
    distance = {start: 0}
    parent = {start: None}
    done = set()
    queue = [(0, start)]
    while queue:
        length, town = heapq.heappop(queue)
        if town in done:
            continue
        done.add(town)
        for other, road in roads[town].items():
            new = length + road
            if other not in distance or new < distance[other]:
                distance[other] = new
                parent[other] = town
                heapq.heappush(queue, (new, other))
    return distance, parent


def path(parent, end):
    towns = []
    while end is not None:
        towns.append(end)
        end = parent[end]
    return towns[::-1]


def a_star(walls, size, start, goal):
    queue = [(0, 0, start)]
    best = {start: 0}
    while queue:
        _, cost, place = heapq.heappop(queue)
        if place == goal:
            return cost
        if cost > best[place]:
            continue
        x, y = place
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            there = (x + dx, y + dy)
            if there in walls or not (0 <= there[0] < size and 0 <= there[1] < size):
                continue
            if cost + 1 < best.get(there, 1 << 30):
                best[there] = cost + 1
                guess = abs(goal[0] - there[0]) + abs(goal[1] - there[1])
                heapq.heappush(queue, (cost + 1 + guess, cost + 1, there))
    return -1


def main(count=40000):
    roads = make_roads(count)
    total = 0
    for start in range(0, count, count // 4):
        distance, parent = dijkstra(roads, start)
        total += sum(distance.values()) + len(path(parent, (start + count // 2) % count))
    size = 128
    walls = {(x, y) for x in range(4, size, 5) for y in range(size) if (x * 7 + y * 3) % 23 > 1}
    steps = a_star(walls, size, (0, 0), (size - 1, size - 1))
    print("dijkstra", count, total, max(distance.values()), steps)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
