#pragma once

#include <string>

#include "platform/db/database.hpp"

namespace farflung::bench {

/// The rows that the benchmarks copy and read: an issued invoice and the entry behind it.
struct Model {
    std::string workspace;
    std::string invoice;
    std::string entry;
};
Model find_model(db::Connection& connection);

/// Hand-written reading and writing of the product's own tables, as little work as it can be.
void append_invoice(std::string& out, db::Connection& connection, Model const& model, std::string_view id);
void append_page(std::string& out, db::Connection& connection, Model const& model);
/// An invoice with three lines, its number, its entry and its postings.
void insert_invoice(db::Connection& connection, Model const& model, std::string_view id);

}  // namespace farflung::bench
