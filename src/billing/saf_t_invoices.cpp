#include "billing/saf_t_writer.hpp"
#include "billing/trade_units.hpp"

namespace farflung::billing {

namespace {

/// A line of a document, or what the whole document gives off, charges or rounds.
struct Line {
    std::string text;
    AccountRole account = AccountRole::sales;
    Amount own;
    Amount base{};
    std::optional<SafTTax> tax{};
    Amount tax_base{};
    Decimal quantity{1};
    std::string unit{};
};

struct Taxed {
    SafTTax tax;
    Amount taxable;
    Amount base;
    Amount own;
};

/// A document in base currency as the ledger holds it.
struct Worth {
    std::vector<Line> lines{};
    std::vector<Taxed> taxes{};
    Amount net{};
};

std::vector<Line> lines_of(SafT const& books, Invoice const& invoice) {
    std::vector<Line> lines;
    auto const ordinary =
        invoice.purpose == InvoicePurpose::advance ? AccountRole::customer_deposits : AccountRole::sales;
    for (auto const& line : invoice.lines) {
        lines.push_back({.text = line.description,
                         .account = line.deposit_base ? AccountRole::customer_deposits : ordinary,
                         .own = line.net,
                         .tax = books.tax_of(invoice, line.tax_category, line.tax_rate),
                         .quantity = line.quantity,
                         .unit = line.unit});
    }
    for (auto const& part : invoice.adjustment_parts) {
        lines.push_back({.text = part.reason,
                         .account = ordinary,
                         .own = signed_by(part.kind, part.amount),
                         .tax = books.tax_of(invoice, part.tax_category, part.tax_rate)});
    }
    return lines;
}

/// The tax that the lines of one category and rate bear, which sums to what the document bears.
void spread_tax(std::vector<Line>& lines, Taxed& taxed) {
    std::vector<Line*> bearing;
    std::vector<Amount> bases;
    for (auto& line : lines) {
        if (!line.tax || line.tax->code() != taxed.tax.code()) continue;
        bearing.push_back(&line);
        bases.push_back(line.base);
    }
    if (bearing.empty()) return;
    auto const currency = taxed.base.currency;
    auto parts = convert_parts(bases, divide(taxed.tax.rate, Decimal(100), 8, Rounding::half_up), currency);
    Amount rest = taxed.base;
    for (auto const& part : parts) rest -= part;
    parts.back() += rest;
    for (std::size_t i = 0; i < bearing.size(); ++i) {
        bearing[i]->tax_base = parts[i];
        taxed.taxable += bearing[i]->base;
    }
}

/// In base currency by running sums, as the entry of a document is: lines, then taxes, then the rounding.
Worth worth_of(SafT const& books, Invoice const& invoice) {
    Worth worth{.lines = lines_of(books, invoice)};
    std::vector<Amount> parts;
    for (auto const& line : worth.lines) parts.push_back(line.own);
    for (auto const& tax : invoice.taxes) parts.push_back(tax.tax);
    if (invoice.rounding) parts.push_back(*invoice.rounding);
    auto bases = convert_parts(parts, *invoice.rate, books.base);
    Amount rest = *invoice.base_total;
    for (auto const& base : bases) rest -= base;
    bases.back() += rest;
    auto next = bases.begin();
    Amount const nothing{0, books.base};
    worth.net = nothing;
    for (auto& line : worth.lines) {
        line.tax_base = nothing;
        worth.net += line.base = *next++;
    }
    for (auto const& tax : invoice.taxes) {
        worth.taxes.push_back({books.tax_of(invoice, tax.category, tax.rate), nothing, *next++, tax.tax});
        spread_tax(worth.lines, worth.taxes.back());
    }
    if (!invoice.rounding) return worth;
    worth.lines.push_back({.text = "Rounding",
                           .account = AccountRole::rounding,
                           .own = *invoice.rounding,
                           .base = *next,
                           .tax_base = nothing});
    worth.net += *next;
    return worth;
}

void write_tax(SafTWriter& xml, std::string_view name, SafTTax const& tax, Amount taxable, Amount base) {
    xml.group(name, [&] {
        xml.element("TaxType", "VAT");
        xml.element("TaxCode", tax.code());
        xml.element("TaxPercentage", tax.rate.text());
        xml.element("TaxBase", taxable.text());
        xml.amount("TaxAmount", base, base);
    });
}

class Invoices {
  public:
    Invoices(SafTWriter& xml, SafT const& books) : xml_(xml), books_(books) {
        for (auto const& line : books.lines) {
            bool const books_it = line.kind == EntryKind::invoice || line.kind == EntryKind::credit_note;
            if (books_it && line.document_id) entries_.try_emplace(*line.document_id, line.number);
        }
        for (auto const& invoice : books.invoices) numbers_[invoice.id] = invoice.number;
        for (auto const& invoice : books.invoices) worths_.push_back(worth_of(books, invoice));
    }

    void write() {
        xml_.element("NumberOfEntries", std::to_string(books_.invoices.size()));
        xml_.money("TotalDebit", net_of(InvoiceKind::credit_note));
        xml_.money("TotalCredit", net_of(InvoiceKind::invoice));
        for (std::size_t i = 0; i < worths_.size(); ++i) {
            xml_.group("Invoice", [&] { write_invoice(books_.invoices[i], worths_[i]); });
        }
    }

  private:
    Amount net_of(InvoiceKind kind) const {
        Amount sum{0, books_.base};
        for (std::size_t i = 0; i < worths_.size(); ++i) {
            if (books_.invoices[i].kind == kind) sum += worths_[i].net;
        }
        return sum;
    }

    void write_invoice(Invoice const& invoice, Worth const& worth) {
        bool const is_credit = invoice.kind == InvoiceKind::credit_note;
        xml_.element("InvoiceNo", invoice.number, saf_t_middle);
        xml_.group("CustomerInfo", [&] {
            xml_.element("CustomerID", saf_t_id(invoice.customer_id.value));
            xml_.address("BillingAddress", (*invoice.buyer).address);
        });
        xml_.element("AccountID", books_.code_of(AccountRole::receivable), saf_t_middle);
        xml_.element("Period", std::to_string(invoice.issued_on->month()));
        xml_.element("PeriodYear", std::to_string(invoice.issued_on->year()));
        xml_.element("InvoiceDate", invoice.issued_on->text());
        xml_.element("InvoiceType", is_credit ? "Credit" : "Debit");
        if (invoice.due_on) xml_.element("PaymentTerms", invoice.due_on->text());
        xml_.element("GLPostingDate", invoice.issued_on->text());
        xml_.element("SystemID", saf_t_id(invoice.id.value));
        auto const entry = entries_.find(invoice.id.value);
        if (entry != entries_.end()) xml_.element("TransactionID", std::to_string(entry->second));
        for (std::size_t i = 0; i < worth.lines.size(); ++i) write_line(invoice, worth.lines[i], i + 1);
        xml_.group("DocumentTotals", [&] {
            for (auto const& taxed : worth.taxes) {
                write_tax(xml_, "TaxInformationTotals", taxed.tax, taxed.taxable, taxed.base);
            }
            xml_.money("NetTotal", worth.net);
            xml_.money("GrossTotal", *invoice.base_total);
        });
    }

    void write_line(Invoice const& invoice, Line const& line, std::size_t number) {
        constexpr int price_digits = 4;
        bool const is_credit = invoice.kind == InvoiceKind::credit_note;
        xml_.group("Line", [&] {
            xml_.element("LineNumber", std::to_string(number));
            xml_.element("AccountID", books_.code_of(line.account), saf_t_middle);
            xml_.element("Quantity", line.quantity.text());
            xml_.element("InvoiceUOM", unit_code_of(line.unit));
            auto const price = divide(line.base.decimal(), line.quantity, price_digits, Rounding::half_up);
            xml_.element("UnitPrice", price.text());
            xml_.element("TaxPointDate", invoice.delivered_on.value_or(*invoice.issued_on).text());
            auto const corrected = invoice.corrects_id ? numbers_.find(*invoice.corrects_id) : numbers_.end();
            if (corrected != numbers_.end()) {
                xml_.group("References",
                           [&] { xml_.group("CreditNote", [&] { xml_.element("Reference", corrected->second); }); });
            }
            xml_.element("Description", line.text);
            xml_.amount("InvoiceLineAmount", line.base, line.own, invoice.rate);
            xml_.element("DebitCreditIndicator", is_credit ? "D" : "C");
            if (line.tax) write_tax(xml_, "TaxInformation", *line.tax, line.base, line.tax_base);
        });
    }

    SafTWriter& xml_;
    SafT const& books_;
    std::map<Uuid, std::int64_t> entries_;
    std::map<InvoiceId, std::string> numbers_;
    std::vector<Worth> worths_;
};

}  // namespace

void write_saf_t_invoices(SafTWriter& xml, SafT const& books) {
    xml.group("SourceDocuments", [&] { xml.group("SalesInvoices", [&] { Invoices(xml, books).write(); }); });
}

}  // namespace farflung::billing
