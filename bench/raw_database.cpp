#include "raw_database.hpp"

#include <array>

#include "copied_row.hpp"
#include "core/id.hpp"
#include "core/json.hpp"

namespace farflung::bench {

namespace {

enum class Kind { id, number, text, json };
struct Column {
    std::string_view key;
    Kind kind;
};
constexpr std::array<Column, 27> written = {{{"{\"id\":", Kind::id},
                                             {",\"version\":", Kind::number},
                                             {",\"kind\":", Kind::text},
                                             {",\"state\":", Kind::text},
                                             {",\"number\":", Kind::text},
                                             {",\"customer_id\":", Kind::id},
                                             {",\"currency\":", Kind::text},
                                             {",\"reference\":", Kind::text},
                                             {",\"note\":", Kind::text},
                                             {",\"terms_days\":", Kind::number},
                                             {",\"language\":", Kind::text},
                                             {",\"issued_on\":", Kind::text},
                                             {",\"due_on\":", Kind::text},
                                             {",\"taxes\":", Kind::json},
                                             {",\"net\":", Kind::number},
                                             {",\"tax\":", Kind::number},
                                             {",\"total\":", Kind::number},
                                             {",\"credited\":", Kind::number},
                                             {",\"open\":", Kind::number},
                                             {",\"rate\":", Kind::text},
                                             {",\"rate_on\":", Kind::text},
                                             {",\"rate_source\":", Kind::text},
                                             {",\"base_total\":", Kind::number},
                                             {",\"base_open\":", Kind::number},
                                             {",\"seller\":", Kind::json},
                                             {",\"buyer\":", Kind::json},
                                             {",\"created_at\":", Kind::number}}};

void append_row(std::string& out, db::Row const& row) {
    int at = 0;
    for (auto const& column : written) {
        out += column.key;
        if (row.is_null(at))
            out += "null";
        else if (column.kind == Kind::id)
            append_json_string(out, Uuid::from_bytes(row.bytes(at)).text());
        else if (column.kind == Kind::number)
            out += std::to_string(row.integer(at));
        else if (column.kind == Kind::text)
            append_json_string(out, row.text(at));
        else
            out += row.text(at);
        ++at;
    }
}

}  // namespace

Model find_model(db::Connection& connection) {
    Model model;
    connection.query(
        "select i.workspace_id, i.id, e.id from billing_invoices i join billing_invoice_lines l"
        " on l.workspace_id = i.workspace_id and l.invoice_id = i.id and l.position = 0"
        " join ledger_entries e on e.workspace_id = i.workspace_id and e.document_id = i.id"
        " where i.number like 'INV-%' order by i.id limit 1",
        {}, [&](db::Row const& row) {
            model = {std::string(row.bytes(0)), std::string(row.bytes(1)), std::string(row.bytes(2))};
        });
    if (model.invoice.empty()) throw std::runtime_error("this database holds no issued invoice");
    return model;
}

void append_invoice(std::string& out, db::Connection& connection, Model const& model, std::string_view id) {
    constexpr std::string_view sql =
        "select id, version, kind, state, number, customer_id, currency, reference, note, terms_days, language, "
        "issued_on"
        ", due_on, taxes, net_minor, tax_minor, total_minor, credited_minor, open_minor, rate, rate_on, rate_source, "
        "base_total_minor, base_open_minor, seller, buyer, created_at"
        " from billing_invoices where workspace_id = :workspace and id = :id";
    std::array<db::Parameter, 2> const parameters = {
        {{"workspace", db::Bytes{model.workspace}}, {"id", db::Bytes{id}}}};
    connection.query(sql, parameters, [&](db::Row const& row) { append_row(out, row); });
    out += ",\"lines\":[";
    connection.query(
        "select description, quantity, unit, price, tax_rate, net_minor from billing_invoice_lines"
        " where workspace_id = :workspace and invoice_id = :id order by position",
        parameters, [&](db::Row const& row) {
            out += out.back() == '[' ? "{\"description\":" : ",{\"description\":";
            append_json_string(out, row.text(0));
            constexpr std::array<std::string_view, 4> keys = {",\"quantity\":\"", "\",\"unit\":\"", "\",\"price\":\"",
                                                              "\",\"tax_rate\":\""};
            for (int i = 0; i < 4; ++i) out.append(keys[static_cast<std::size_t>(i)]).append(row.text(i + 1));
            out.append("\",\"net\":").append(std::to_string(row.integer(5))).append("}");
        });
    out += "]}";
}

void append_page(std::string& out, db::Connection& connection, Model const& model) {
    constexpr std::string_view sql =
        "select id, version, kind, state, number, customer_id, currency, reference, note, terms_days, language, "
        "issued_on"
        ", due_on, taxes, net_minor, tax_minor, total_minor, credited_minor, open_minor, rate, rate_on, rate_source, "
        "base_total_minor, base_open_minor, seller, buyer, created_at"
        " from billing_invoices where workspace_id = :workspace order by id desc limit 50";
    std::array<db::Parameter, 1> const parameters = {{{"workspace", db::Bytes{model.workspace}}}};
    out += "{\"items\":[";
    connection.query(sql, parameters, [&](db::Row const& row) {
        if (out.back() != '[') out += ',';
        append_row(out, row);
        out += '}';
    });
    out += "]}";
}

void insert_invoice(db::Connection& connection, Model const& model, std::string_view id) {
    // Written once: the statements are what a program of this one purpose would hold as text.
    static std::string const number =
        "insert into number_series (workspace_id, series, last) values (:workspace, 'raw', 1)"
        " on conflict (workspace_id, series) do update set last = last + 1";
    static std::string const invoice =
        copying_sql(
            connection, "billing_invoices",
            {{"id", ":id"},
             {"number",
              "(select 'RAW-' || last from number_series where workspace_id = :workspace and series = 'raw')"}}) +
        " where t.workspace_id = :workspace and t.id = :model";
    static std::string const line =
        copying_sql(connection, "billing_invoice_lines", {{"invoice_id", ":id"}, {"position", ":position"}}) +
        " where t.workspace_id = :workspace and t.invoice_id = :model and t.position = 0";
    static std::string const entry =
        copying_sql(connection, "ledger_entries",
                    {{"id", ":id"},
                     {"document_id", ":id"},
                     {"number", "(select max(number) + 1 from ledger_entries where workspace_id = :workspace)"}}) +
        " where t.workspace_id = :workspace and t.id = :entry";
    static std::string const posting =
        copying_sql(connection, "ledger_postings", {{"entry_id", ":id"}, {"document_id", ":id"}}) +
        " where t.workspace_id = :workspace and t.entry_id = :entry";
    db::Parameter const workspace{"workspace", db::Bytes{model.workspace}};
    db::Parameter const own{"id", db::Bytes{id}};
    db::Parameter const like{"model", db::Bytes{model.invoice}};
    db::Parameter const entry_like{"entry", db::Bytes{model.entry}};
    connection.execute(number, std::array{workspace});
    connection.execute(invoice, std::array{workspace, own, like});
    for (std::int64_t position = 0; position < 3; ++position) {
        connection.execute(line, std::array{workspace, own, like, db::Parameter{"position", position}});
    }
    connection.execute(entry, std::array{workspace, own, entry_like});
    connection.execute(posting, std::array{workspace, own, entry_like});
}

}  // namespace farflung::bench
