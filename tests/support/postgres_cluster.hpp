#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>

namespace farflung::test {

/// Whether the server waits for its disk. Killing the server needs no disk to be survived, cutting the power does.
enum class Durable { yes, no };

/// A throw-away PostgreSQL 15 in a temporary folder, reached by a unix socket in it. It ends with this object, and also
/// when the process that made it dies. Its role `farflung` may create databases and is no superuser.
class PostgresCluster {
  public:
    /// Waits for the disk unless FARFLUNG_TEST_POSTGRES_FSYNC=off.
    PostgresCluster();
    explicit PostgresCluster(Durable durable);
    PostgresCluster(PostgresCluster const&) = delete;
    PostgresCluster& operator=(PostgresCluster const&) = delete;
    ~PostgresCluster();

    /// The address of an empty database that belongs to the role farflung.
    std::string url() const;
    /// Ends the server at once, as a power cut would, and starts it again on the same data.
    void crash_and_restart();

  private:
    void start();
    void stop(int signal);

    std::filesystem::path folder_;
    Durable durable_;
    pid_t server_ = -1;
};

/// The address of a new, empty database, in the cluster that FARFLUNG_TEST_POSTGRES names or else in one that this
/// process starts when first asked. It is dropped when the process ends.
std::string fresh_database();

/// The same, as a copy of a model that `prepare` fills once in a cluster, whichever process comes first: migrating a
/// model and copying it is much faster than migrating each. The name tells models apart, as by a hash of the
/// migrations; `prepare` gets the model's address and must close what it opens.
std::string fresh_copy(std::string const& model, std::function<void(std::string const& url)> const& prepare);

}  // namespace farflung::test
