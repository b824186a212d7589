#include "postgres_cluster.hpp"

#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

namespace farflung::test {

namespace {

constexpr auto programs = "/usr/lib/postgresql/15/bin/";
constexpr auto patience = std::chrono::seconds(60);

/// PostgreSQL refuses to run as root; its Debian package brings this user.
passwd const* server_user() {
    if (::geteuid() != 0) return nullptr;
    auto const* user = ::getpwnam("postgres");
    if (user == nullptr) throw std::runtime_error("there is no user postgres to run the test database as");
    return user;
}

/// Runs in the child. Only system calls between fork and exec: the parent may have threads.
[[noreturn]] void become(passwd const* user, std::vector<char*> const& arguments, int silent_from) {
    if (user != nullptr && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // after setuid, which forgets it
    if (::chdir("/") != 0) ::_exit(126);
    if (silent_from >= 0) {
        ::dup2(silent_from, STDOUT_FILENO);
        ::dup2(silent_from, STDERR_FILENO);
    }
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

pid_t spawn(std::vector<std::string> arguments, std::filesystem::path const& log) {
    arguments[0] = programs + arguments[0];
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    auto const* user = server_user();
    std::unique_ptr<FILE, int (*)(FILE*)> const file(std::fopen(log.c_str(), "ae"), &std::fclose);
    auto const descriptor = file ? ::fileno(file.get()) : -1;
    auto const child = ::fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) become(user, pointers, descriptor);
    return child;
}

std::string escaped(std::string const& path) {
    std::string text;
    for (auto const c : path) text += c == '/' ? std::string("%2F") : std::string(1, c);
    return text;
}

std::string address(std::filesystem::path const& folder, std::string const& role, std::string const& database) {
    return "postgresql://" + role + "@" + escaped(folder.string()) + "/" + database;
}

Durable wanted_durability() {
    auto const* sync = std::getenv("FARFLUNG_TEST_POSTGRES_FSYNC");
    return sync != nullptr && std::string_view(sync) == "off" ? Durable::no : Durable::yes;
}

/// One session, for what takes more than one statement.
class Session {
  public:
    explicit Session(std::string const& url) : connection_(PQconnectdb(url.c_str()), &PQfinish) {
        PQsetNoticeProcessor(
            connection_.get(), [](void*, char const*) {}, nullptr);
    }

    /// Runs a statement and tells how many rows it answered with.
    int run(std::string const& sql) {
        std::unique_ptr<PGresult, void (*)(PGresult*)> const result(PQexec(connection_.get(), sql.c_str()), &PQclear);
        auto const status = PQresultStatus(result.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return PQntuples(result.get());
        throw std::runtime_error(sql + ": " + PQerrorMessage(connection_.get()));
    }

  private:
    std::unique_ptr<PGconn, void (*)(PGconn*)> connection_;
};

void run_sql(std::string const& url, std::string const& sql) { Session(url).run(sql); }

std::string beside(std::string const& url, std::string const& database) {
    auto const query = url.find('?');
    auto const end = query == std::string::npos ? url.size() : query;
    return url.substr(0, url.rfind('/', end) + 1) + database + url.substr(end);
}

/// The databases that this process made; they go when it ends, before a cluster of its own does.
class FreshDatabases {
  public:
    FreshDatabases() {
        if (auto const* given = std::getenv("FARFLUNG_TEST_POSTGRES"); given != nullptr && *given != '\0') {
            url_ = given;
        } else {
            own_ = std::make_unique<PostgresCluster>();
            url_ = own_->url();
        }
    }
    FreshDatabases(FreshDatabases const&) = delete;
    FreshDatabases& operator=(FreshDatabases const&) = delete;
    ~FreshDatabases() {
        if (own_) return;
        for (auto const& name : names_) {
            try {
                run_sql(url_, "drop database if exists " + name + " with (force)");
            } catch (std::exception const&) {
                continue;  // the whole cluster is thrown away in the end
            }
        }
    }

    /// The lock keeps other processes from making the same model; the new name shows that it is finished.
    std::string make_like(std::string const& name, std::function<void(std::string const&)> const& prepare) {
        auto const model = "model_" + name;
        Session session(url_);
        session.run("select pg_advisory_lock(hashtext('" + model + "'))");
        if (session.run("select 1 from pg_database where datname = '" + model + "'") == 0) {
            session.run("drop database if exists unfinished_" + model);
            session.run("create database unfinished_" + model);
            prepare(beside(url_, "unfinished_" + model));
            session.run("alter database unfinished_" + model + " rename to " + model);
        }
        session.run("select pg_advisory_unlock(hashtext('" + model + "'))");
        return make(" template " + model);
    }

    std::string make(std::string const& from = {}) {
        auto const moment = std::chrono::steady_clock::now().time_since_epoch().count();
        auto name = "test_" + std::to_string(::getpid()) + "_" + std::to_string(moment);
        run_sql(url_, "create database " + name + from);
        names_.push_back(name);
        return beside(url_, name);
    }

  private:
    std::unique_ptr<PostgresCluster> own_;
    std::string url_;
    std::vector<std::string> names_;
};

FreshDatabases& fresh_databases() {
    static FreshDatabases databases;
    return databases;
}

}  // namespace

PostgresCluster::PostgresCluster() : PostgresCluster(wanted_durability()) {}

PostgresCluster::PostgresCluster(Durable durable) : durable_(durable) {
    auto pattern = (std::filesystem::temp_directory_path() / "farflung_postgres_XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    folder_ = pattern;
    if (auto const* user = server_user()) {
        if (::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("cannot chown");
    }
    // Text sorts by bytes, as in SQLite.
    auto const maker = spawn({"initdb", "--pgdata", folder_ / "data", "--username", "postgres", "--auth", "trust",
                              "--encoding", "UTF8", "--locale", "C", "--no-sync", "--no-instructions"},
                             folder_ / "log");
    int status = 0;
    ::waitpid(maker, &status, 0);
    if (status != 0) throw std::runtime_error("initdb failed, see " + (folder_ / "log").string());
    start();
    run_sql(address(folder_, "postgres", "postgres"), "create role farflung login createdb");
    run_sql(address(folder_, "postgres", "postgres"), "create database farflung owner farflung");
}

PostgresCluster::~PostgresCluster() {
    stop(SIGQUIT);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string PostgresCluster::url() const { return address(folder_, "farflung", "farflung"); }

void PostgresCluster::crash_and_restart() {
    stop(SIGQUIT);
    start();
}

void PostgresCluster::start() {
    server_ = spawn(
        {"postgres", "-D", folder_ / "data", "-k", folder_, "-c", "listen_addresses=", "-c", "max_connections=400",
         "-c", "shared_buffers=64MB", "-c", durable_ == Durable::yes ? "fsync=on" : "fsync=off"},
        folder_ / "log");
    auto const deadline = std::chrono::steady_clock::now() + patience;
    while (PQping(address(folder_, "postgres", "postgres").c_str()) != PQPING_OK) {
        if (std::chrono::steady_clock::now() > deadline || ::waitpid(server_, nullptr, WNOHANG) != 0) {
            throw std::runtime_error("PostgreSQL did not start, see " + (folder_ / "log").string());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

void PostgresCluster::stop(int signal) {
    if (server_ <= 0) return;
    ::kill(server_, signal);
    ::waitpid(server_, nullptr, 0);
    server_ = -1;
}

std::string fresh_database() { return fresh_databases().make(); }

std::string fresh_copy(std::string const& model, std::function<void(std::string const& url)> const& prepare) {
    return fresh_databases().make_like(model, prepare);
}

}  // namespace farflung::test
