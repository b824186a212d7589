#include "platform/db/connection_pool.hpp"
#include "platform/db/drivers.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/db/postgres_writers.hpp"

namespace farflung::db {

namespace {

constexpr auto begin_reading = "begin isolation level repeatable read read only";

std::vector<std::unique_ptr<PostgresConnection>> readers(Settings const& settings) {
    std::vector<std::unique_ptr<PostgresConnection>> connections;
    for (int count = 0; count < settings.readers; ++count) {
        connections.push_back(std::make_unique<PostgresConnection>(settings, begin_reading));
    }
    return connections;
}

class PostgresDatabase final : public Database {
  public:
    explicit PostgresDatabase(Settings const& settings) : writers_(settings), readers_(readers(settings)) {}

    Dialect dialect() const override { return Dialect::postgres; }

    void read(Work const& work) override {
        auto connection = readers_.take();
        connection->start();
        try {
            work(*connection);
        } catch (...) {
            connection->rollback();
            throw;
        }
        connection->rollback();
    }

    void write(Work work, Done done) override { writers_.write(std::move(work), std::move(done)); }

  private:
    PostgresWriters writers_;
    ConnectionPool<PostgresConnection> readers_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(Settings const& settings) {
    return std::make_unique<PostgresDatabase>(settings);
}

}  // namespace farflung::db
