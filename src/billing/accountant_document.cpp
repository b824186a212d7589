#include "billing/accountant.hpp"
#include "billing/incoming_invoice.hpp"
#include "billing/reports.hpp"
#include "billing/saf_t.hpp"
#include "platform/zip/zip.hpp"

namespace farflung::billing {

namespace {

constexpr std::int64_t most_documents = 2'000;

/// A name that every system takes for a file's.
std::string file_name(std::string text) {
    for (auto& c : text) {
        bool const is_sign =
            static_cast<unsigned char>(c) < 0x20 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        if (is_sign) c = '-';
    }
    for (auto at = text.find(".."); at != std::string::npos; at = text.find("..")) text.replace(at, 2, "-");
    return text;
}

void refuse_too_many(Unit const& unit, AskArchive const& request) {
    auto const count = unit.value<std::int64_t>(
        "select count(*) from billing_invoices where workspace_id = :workspace and issued_on >= :from and issued_on <="
        " :to",
        {{"from", *request.from}, {"to", *request.to}});
    if (count.value_or(0) > most_documents) {
        throw Refusal(No::conflict, "archive.too_many", {}, {{"most", std::to_string(most_documents)}});
    }
}

void add_documents(Unit const& unit, AskArchive const& request, std::vector<zip::File>& files) {
    unit.query(
        "select i.number, d.form, d.bytes from billing_invoices i join billing_documents d on d.workspace_id ="
        " i.workspace_id and d.invoice_id = i.id and d.form in ('pdf', 'cii.xml') where i.workspace_id = :workspace"
        " and i.issued_on >= :from and i.issued_on <= :to order by i.number, d.form",
        {{"from", *request.from}, {"to", *request.to}}, [&](db::Row const& row) {
            auto const name = file_name(std::string(row.text(0)));
            bool const is_drawing = row.text(1) == "pdf";
            files.push_back({"documents/" + name + (is_drawing ? ".pdf" : ".xml"), std::string(row.bytes(2))});
        });
}

void add_incoming(Unit const& unit, AskArchive const& request, std::vector<zip::File>& files) {
    auto const came = unit.where<IncomingInvoice>("t.issued_on >= :from and t.issued_on <= :to",
                                                  {{"from", *request.from}, {"to", *request.to}});
    for (auto const& invoice : came) {
        auto file = incoming_file(unit, invoice.id);
        // Two vendors may use one number.
        files.push_back(
            {"received/" + invoice.id.text().substr(24) + ' ' + file_name(file.filename), std::move(file.bytes)});
    }
}

}  // namespace

http::Document accountant_archive(Unit const& unit, AskArchive const& request) {
    refuse_too_many(unit, request);
    std::vector<zip::File> files;
    for (auto& file : ledger::book_files(unit, request.from, request.to)) {
        files.push_back({"books/" + file_name(file.name), std::move(file.bytes)});
    }
    auto audit_file = saf_t_export(unit, {request.from, request.to});
    files.push_back({"books/" + audit_file.filename, std::move(audit_file.bytes)});
    for (auto const* report : {"receivables", "payables", "margin", "vat", "ec_sales"}) {
        for (auto const* form : {"csv", "xlsx"}) {
            auto made = billing_report(unit, report, form, {.from = request.from, .to = request.to});
            files.push_back({std::string("books/") + report + '.' + form, std::move(made.bytes)});
        }
    }
    add_documents(unit, request, files);
    add_incoming(unit, request, files);
    return {.type = "application/zip",
            .bytes = zip::archive(files),
            .filename = request.from->text() + "_" + request.to->text() + ".zip"};
}

}  // namespace farflung::billing
