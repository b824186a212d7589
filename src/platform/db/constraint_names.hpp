#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace farflung::db {

/// What SQLite says of a broken unique key: `billing_invoices.workspace_id, billing_invoices.number`.
struct UniqueColumns {
    std::string table;
    std::vector<std::string> columns;
};
UniqueColumns read_unique_columns(std::string_view named);

/// The name that CREATE TABLE gives the unique or primary key over these columns; empty when it gives none.
std::string declared_name(std::string_view create_table, UniqueColumns const& unique);

/// The name that PostgreSQL makes when none is given: `billing_invoices_workspace_id_number_key`.
std::string default_name(UniqueColumns const& unique, std::string_view ending);

}  // namespace farflung::db
