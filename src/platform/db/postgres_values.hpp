#pragma once

#include <libpq-fe.h>

#include <array>
#include <string>
#include <vector>

#include "platform/db/database.hpp"

namespace farflung::db {

/// The parameters of one call in PostgreSQL's binary form, in the order of $1, $2 ….
class BinaryParameters {
  public:
    BinaryParameters(std::vector<std::string> const& names, std::span<Parameter const> given, std::string_view sql);

    /// One letter for each parameter: i, t, b, or n for null.
    std::string const& types() const { return types_; }
    std::vector<Oid> type_oids() const;
    int count() const { return static_cast<int>(pointers_.size()); }
    char const* const* values() const { return pointers_.data(); }
    int const* lengths() const { return lengths_.data(); }
    int const* formats() const { return formats_.data(); }

  private:
    void add(std::size_t index, Value const& value);

    std::string types_;
    std::vector<std::array<char, 8>> integers_;
    std::vector<char const*> pointers_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

/// The rows of a binary result, one at a time.
class PostgresRow final : public Row {
  public:
    /// Refuses a column whose type has no place in Row, naming the statement.
    PostgresRow(PGresult const* result, std::string_view sql);

    void go_to(int row) { row_ = row; }
    int columns() const override { return PQnfields(result_); }
    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override { return bytes(column); }
    std::string_view bytes(int column) const override;

  private:
    PGresult const* result_;
    int row_ = 0;
};

}  // namespace farflung::db
