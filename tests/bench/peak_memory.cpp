// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a program without its output and prints how many bytes of memory it had resident at most.
// A process starts with its parent's peak, so the parent has to be a small one.

#include <cstdio>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    if (argc < 2)
        return 2;
    const pid_t child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDOUT_FILENO);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        return 1;
    std::printf("%ld\n", usage.ru_maxrss * 1024);
    return 0;
}
