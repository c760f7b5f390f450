# SPDX-License-Identifier: MIT
"""k-means on points as tuples of floats, then a regression line and a histogram of each cluster."""
import math
import sys


def make_points(count):
    points = []
    state = 31
    for n in range(count):
        values = []
        for _ in range(6):
            state = (state * 1103515245 + 12345) % 2147483648
            values.append(state / 2147483648)
        noise = sum(values[:3]) - 1.5, sum(values[3:]) - 1.5
        centre = n % 5
        points.append((centre * 1.7 + noise[0], math.sin(centre) * 3 + noise[1]))
    return points


def distance(p, q):
    return (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2


def nearest(point, centres):
    best, least = 0, float("inf")
    for i, centre in enumerate(centres):
        d = distance(point, centre)
        if d < least:
            best, least = i, d
    return best


def mean(points):
    n = len(points)
    return sum(p[0] for p in points) / n, sum(p[1] for p in points) / n


def k_means(points, k, rounds):
    centres = points[:k]
    groups = []
    for _ in range(rounds):
        groups = [[] for _ in range(k)]
        for point in points:
            groups[nearest(point, centres)].append(point)
        new = [mean(group) if group else centre for group, centre in zip(groups, centres)]
        if all(distance(a, b) < 1e-12 for a, b in zip(new, centres)):
            break
        centres = new
    return centres, groups


def regression(points):
    mx, my = mean(points)
    above = below = 0.0
    for x, y in points:
        above += (x - mx) * (y - my)
        below += (x - mx) * (x - mx)
    slope = above / below
    return slope, my - slope * mx


def histogram(values, bins):
    low, high = min(values), max(values)
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, int((value - low) / (high - low) * bins))] += 1
    return counts


def main(count=36000):
    points = make_points(count)
    centres, groups = k_means(points, 5, 14)
    print("clusters", count, sorted(len(group) for group in groups))
    for centre, group in sorted(zip(centres, groups)):
        slope, start = regression(group)
        print(f"{centre[0]:.4f} {centre[1]:.4f} {slope:.4f} {start:.4f}", histogram([x for x, _ in group], 6))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
