# SPDX-License-Identifier: MIT
"""Sorting written by hand: quicksort in place, merge sort, a binary heap, insertion sort for small parts, a radix sort."""
import sys


def insertion_sort(a, low, high):
    for i in range(low + 1, high + 1):
        value = a[i]
        j = i - 1
        while j >= low and a[j] > value:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = value


def quicksort(a, low, high):
    while high - low > 12:
        middle = (low + high) // 2
        pivot = sorted((a[low], a[middle], a[high]))[1]
        i, j = low, high
        while i <= j:
            while a[i] < pivot:
                i += 1
            while a[j] > pivot:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(a, low, j)
            low = i
        else:
            quicksort(a, i, high)
            high = j
    insertion_sort(a, low, high)


def merge_sort(a):
    if len(a) <= 1:
        return a
    middle = len(a) // 2
    left, right = merge_sort(a[:middle]), merge_sort(a[middle:])
    result = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            result.append(right[j])
            j += 1
        else:
            result.append(left[i])
            i += 1
    return result + left[i:] + right[j:]


def sift_down(a, start, end):
    root = start
    while 2 * root + 1 < end:
        child = 2 * root + 1
        if child + 1 < end and a[child] < a[child + 1]:
            child += 1
        if not a[root] < a[child]:
            return
        a[root], a[child] = a[child], a[root]
        root = child


def heap_sort(a):
    for start in range(len(a) // 2 - 1, -1, -1):
        sift_down(a, start, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift_down(a, 0, end)


def radix_sort(a):
    for shift in range(0, 24, 8):
        buckets = [[] for _ in range(256)]
        for value in a:
            buckets[value >> shift & 255].append(value)
        a = [value for bucket in buckets for value in bucket]
    return a


def main(size=90000):
    state = 42
    values = []
    for _ in range(size):
        state = (state * 1103515245 + 12345) % 2147483648
        values.append(state >> 7)
    wanted = sorted(values)
    quick = values[:]
    quicksort(quick, 0, len(quick) - 1)
    heap = values[:]
    heap_sort(heap)
    words = [f"w{value % 9973}" for value in values[::2]]
    right = [quick == wanted, heap == wanted, merge_sort(values) == wanted, radix_sort(values) == wanted,
             merge_sort(words) == sorted(words)]
    print("own_sorts", size, *right, wanted[size // 2])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
