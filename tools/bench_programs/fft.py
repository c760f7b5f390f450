# SPDX-License-Identifier: MIT
"""Fast Fourier transform in place, on two lists of floats; multiplies polynomials and filters a signal."""
import math
import sys


def transform(re, im, inverse=False):
    n = len(re)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]
    length = 2
    while length <= n:
        angle = 2.0 * math.pi / length * (-1.0 if inverse else 1.0)
        step_re = math.cos(angle)
        step_im = math.sin(angle)
        half = length // 2
        for start in range(0, n, length):
            w_re = 1.0
            w_im = 0.0
            for k in range(start, start + half):
                m = k + half
                v_re = re[m] * w_re - im[m] * w_im
                v_im = re[m] * w_im + im[m] * w_re
                u_re = re[k]
                u_im = im[k]
                re[k] = u_re + v_re
                im[k] = u_im + v_im
                re[m] = u_re - v_re
                im[m] = u_im - v_im
                w_re, w_im = w_re * step_re - w_im * step_im, w_re * step_im + w_im * step_re
        length *= 2
    if inverse:
        for i in range(n):
            re[i] /= n
            im[i] /= n


def main(size=65536):
    signal = [math.sin(0.05 * i) + 0.5 * math.cos(0.31 * i) for i in range(size)]
    total = 0.0
    for cut in (4, 8, 16):
        re = signal[:]
        im = [0.0] * size
        transform(re, im)
        for i in range(size // cut, size - size // cut):
            re[i] = im[i] = 0.0
        transform(re, im, inverse=True)
        total += sum(a * b for a, b in zip(re, signal))
    print("fft", size, f"{total:.6f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
