// SPDX-License-Identifier: MIT
// measure: runs one program and writes what the kernel counted for it.
//
//   measure FILE SECONDS PROGRAM [ARGUMENT...]
//
// FILE gets one line: user seconds, system seconds, peak memory in KiB, wait status. The program is
// killed after SECONDS. tools/bench runs everything through it, because the peak that wait4 reports
// covers the moment between fork and exec as well: a child of a big process would be charged with its
// parent's memory. This program is small, so the floor is its own size (about 1 MB).
// Owns nothing. Tests: tests/cli/run.py measures a program of known size with it.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t child;

static void on_alarm(int signal_number)
{
    (void)signal_number;
    if (child > 0)
        kill(child, SIGKILL);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: measure FILE SECONDS PROGRAM [ARGUMENT...]\n", stderr);
        return 2;
    }
    int out = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (out < 0) {
        perror(argv[1]);
        return 2;
    }
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        return 2;
    }
    if (pid == 0) {
        execvp(argv[3], argv + 3);
        perror(argv[3]);
        _exit(127);
    }
    child = pid;
    struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
    sigaction(SIGALRM, &action, NULL);
    alarm((unsigned)strtoul(argv[2], NULL, 10));
    int status = 0;
    struct rusage used;
    if (wait4(pid, &status, 0, &used) < 0) {
        perror("wait4");
        return 2;
    }
    dprintf(out, "%ld.%06ld %ld.%06ld %ld %d\n", (long)used.ru_utime.tv_sec,
            (long)used.ru_utime.tv_usec, (long)used.ru_stime.tv_sec, (long)used.ru_stime.tv_usec,
            used.ru_maxrss, status);
    return 0;
}
