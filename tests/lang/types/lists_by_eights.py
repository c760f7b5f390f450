# Lists of numbers are copied and dropped by eights: objects among them are counted and die, the last first.
class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        gone.append(self.name)


def mixed(length, places):
    return [Dies(i) if i in places else (i if i % 3 else i + 0.5) for i in range(length)]


def numbers(values):
    return [x for x in values if not isinstance(x, Dies)]


for length in (1, 7, 8, 9, 16, 17, 23):
    for places in ((), (0,), (length - 1,), (0, 7), (7, 8), (3, 11, 16)):
        gone = []
        values = mixed(length, places)
        copies = [values[:], values + values, values * 2, list(values), values.copy(), values[1:], [*values]]
        same = numbers(copies[1]) == numbers(values) * 2 == numbers(copies[2])
        del values
        print(length, places, [len(c) for c in copies], same, gone, end=" ")
        del copies
        print(gone)
# expect: 1 () [1, 2, 2, 1, 1, 0, 1] True [] []
# expect: 1 (0,) [1, 2, 2, 1, 1, 0, 1] True [] [0]
# expect: 1 (0,) [1, 2, 2, 1, 1, 0, 1] True [] [0]
# expect: 1 (0, 7) [1, 2, 2, 1, 1, 0, 1] True [] [0]
# expect: 1 (7, 8) [1, 2, 2, 1, 1, 0, 1] True [] []
# expect: 1 (3, 11, 16) [1, 2, 2, 1, 1, 0, 1] True [] []
# expect: 7 () [7, 14, 14, 7, 7, 6, 7] True [] []
# expect: 7 (0,) [7, 14, 14, 7, 7, 6, 7] True [] [0]
# expect: 7 (6,) [7, 14, 14, 7, 7, 6, 7] True [] [6]
# expect: 7 (0, 7) [7, 14, 14, 7, 7, 6, 7] True [] [0]
# expect: 7 (7, 8) [7, 14, 14, 7, 7, 6, 7] True [] []
# expect: 7 (3, 11, 16) [7, 14, 14, 7, 7, 6, 7] True [] [3]
# expect: 8 () [8, 16, 16, 8, 8, 7, 8] True [] []
# expect: 8 (0,) [8, 16, 16, 8, 8, 7, 8] True [] [0]
# expect: 8 (7,) [8, 16, 16, 8, 8, 7, 8] True [] [7]
# expect: 8 (0, 7) [8, 16, 16, 8, 8, 7, 8] True [] [7, 0]
# expect: 8 (7, 8) [8, 16, 16, 8, 8, 7, 8] True [] [7]
# expect: 8 (3, 11, 16) [8, 16, 16, 8, 8, 7, 8] True [] [3]
# expect: 9 () [9, 18, 18, 9, 9, 8, 9] True [] []
# expect: 9 (0,) [9, 18, 18, 9, 9, 8, 9] True [] [0]
# expect: 9 (8,) [9, 18, 18, 9, 9, 8, 9] True [] [8]
# expect: 9 (0, 7) [9, 18, 18, 9, 9, 8, 9] True [] [7, 0]
# expect: 9 (7, 8) [9, 18, 18, 9, 9, 8, 9] True [] [8, 7]
# expect: 9 (3, 11, 16) [9, 18, 18, 9, 9, 8, 9] True [] [3]
# expect: 16 () [16, 32, 32, 16, 16, 15, 16] True [] []
# expect: 16 (0,) [16, 32, 32, 16, 16, 15, 16] True [] [0]
# expect: 16 (15,) [16, 32, 32, 16, 16, 15, 16] True [] [15]
# expect: 16 (0, 7) [16, 32, 32, 16, 16, 15, 16] True [] [7, 0]
# expect: 16 (7, 8) [16, 32, 32, 16, 16, 15, 16] True [] [8, 7]
# expect: 16 (3, 11, 16) [16, 32, 32, 16, 16, 15, 16] True [] [11, 3]
# expect: 17 () [17, 34, 34, 17, 17, 16, 17] True [] []
# expect: 17 (0,) [17, 34, 34, 17, 17, 16, 17] True [] [0]
# expect: 17 (16,) [17, 34, 34, 17, 17, 16, 17] True [] [16]
# expect: 17 (0, 7) [17, 34, 34, 17, 17, 16, 17] True [] [7, 0]
# expect: 17 (7, 8) [17, 34, 34, 17, 17, 16, 17] True [] [8, 7]
# expect: 17 (3, 11, 16) [17, 34, 34, 17, 17, 16, 17] True [] [16, 11, 3]
# expect: 23 () [23, 46, 46, 23, 23, 22, 23] True [] []
# expect: 23 (0,) [23, 46, 46, 23, 23, 22, 23] True [] [0]
# expect: 23 (22,) [23, 46, 46, 23, 23, 22, 23] True [] [22]
# expect: 23 (0, 7) [23, 46, 46, 23, 23, 22, 23] True [] [7, 0]
# expect: 23 (7, 8) [23, 46, 46, 23, 23, 22, 23] True [] [8, 7]
# expect: 23 (3, 11, 16) [23, 46, 46, 23, 23, 22, 23] True [] [16, 11, 3]
