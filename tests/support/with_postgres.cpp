// with_postgres COMMAND...: runs the command with FARFLUNG_TEST_POSTGRES naming a fresh PostgreSQL, which ends with it.

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "postgres_cluster.hpp"

namespace {

/// Waits for the command, handing on a wish to end, so that the database never outlives it.
int wait_for(pid_t command, sigset_t const& signals) {
    for (;;) {
        int signal = 0;
        sigwait(&signals, &signal);
        if (signal != SIGCHLD) {
            ::kill(command, signal);
            continue;
        }
        int status = 0;
        if (::waitpid(command, &status, WNOHANG) != command) continue;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
}

int run(char** command) {
    farflung::test::PostgresCluster const cluster;
    ::setenv("FARFLUNG_TEST_POSTGRES", cluster.url().c_str(), 1);
    sigset_t signals;
    sigset_t before;
    sigemptyset(&signals);
    for (auto const signal : {SIGCHLD, SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    sigprocmask(SIG_BLOCK, &signals, &before);
    auto const child = ::fork();
    if (child == 0) {
        sigprocmask(SIG_SETMASK, &before, nullptr);
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        ::execvp(command[0], command);
        std::perror(command[0]);
        ::_exit(127);
    }
    return wait_for(child, signals);
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) {
        std::fputs("usage: with_postgres COMMAND...\n", stderr);
        return 2;
    }
    try {
        return run(words + 1);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "with_postgres: %s\n", error.what());
        return 1;
    }
}
