#include "billing/invoice.hpp"

namespace farflung::billing {

namespace {

/// Sales, taxes and rounding as postings of one sign, whose base amounts sum to `base_total`.
void add_revenue(ledger::NewEntry& entry, Invoice const& document, bool is_credit) {
    std::vector<ledger::NewPosting> postings;
    std::vector<Amount> parts;
    for (auto const& share : shares_of(document)) {
        parts.push_back(share.net);
        postings.push_back({.account = AccountRole::sales, .amount = {}, .base = {}, .about = share.about});
    }
    for (auto const& tax : document.taxes) {
        parts.push_back(tax.tax);
        postings.push_back({.account = AccountRole::tax_payable,
                            .amount = {},
                            .base = {},
                            .about = {.customer_id = document.customer_id},
                            .memo = std::string(name_of(tax.category)) + " " + tax.rate.text()});
    }
    if (document.rounding) {
        parts.push_back(*document.rounding);
        postings.push_back({.account = AccountRole::rounding,
                            .amount = {},
                            .base = {},
                            .about = {.customer_id = document.customer_id}});
    }
    auto bases = convert_parts(parts, *document.rate, entry.base_currency);
    Amount sum{0, entry.base_currency};
    for (auto const& part : bases) sum += part;
    // A credit note of a part is worth what it takes off the receivable, which may differ by one smallest unit.
    bases.back() += *document.base_total - sum;
    for (std::size_t i = 0; i < postings.size(); ++i) {
        postings[i].amount = is_credit ? parts[i] : -parts[i];
        postings[i].base = is_credit ? bases[i] : -bases[i];
        entry.postings.push_back(postings[i]);
    }
}

ledger::Dimensions of_customer(Invoice const& document) {
    return {.party_id = document.customer_id, .customer_id = document.customer_id};
}

}  // namespace

std::vector<Share> shares_of(Invoice const& invoice) {
    std::vector<Share> shares;
    for (auto const& line : invoice.lines) {
        ledger::Dimensions const about{.customer_id = invoice.customer_id,
                                       .partner_id = line.partner_id,
                                       .project_id = line.project_id,
                                       .package_id = line.package_id};
        add_to(shares, about, line.net);
    }
    if (invoice.adjustment_parts.empty()) return shares;
    // What the whole document gives off or charges, each share bears in proportion.
    Amount adjusted{0, invoice.currency};
    for (auto const& part : invoice.adjustment_parts) adjusted += signed_by(part.kind, part.amount);
    auto const parts = spread(adjusted, shares);
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i].net += parts[i];
    return shares;
}

ledger::NewEntry entry_of(Invoice const& invoice) {
    ledger::NewEntry entry{.kind = EntryKind::invoice,
                           .on = *invoice.issued_on,
                           .text = invoice.number,
                           .document_id = invoice.id.value,
                           .base_currency = invoice.base_total->currency};
    entry.postings.push_back({.account = AccountRole::receivable,
                              .amount = invoice.total,
                              .base = *invoice.base_total,
                              .about = of_customer(invoice)});
    add_revenue(entry, invoice, false);
    return entry;
}

ledger::NewEntry entry_of_credit(Invoice const& credit_note, Applied const& applied) {
    ledger::NewEntry entry{.kind = EntryKind::credit_note,
                           .on = *credit_note.issued_on,
                           .text = credit_note.number,
                           .document_id = credit_note.id.value,
                           .base_currency = credit_note.base_total->currency};
    entry.postings.push_back({.account = AccountRole::receivable,
                              .amount = -applied.amount,
                              .base = -applied.released,
                              .about = of_customer(credit_note)});
    entry.postings.push_back({.account = AccountRole::customer_credit,
                              .amount = -credit_note.open,
                              .base = -*credit_note.base_open,
                              .about = of_customer(credit_note)});
    add_revenue(entry, credit_note, true);
    return entry;
}

ledger::NewEntry entry_of_write_off(Invoice const& invoice) {
    ledger::NewEntry entry{.kind = EntryKind::write_off,
                           .on = *invoice.written_off_on,
                           .text = invoice.number,
                           .document_id = invoice.id.value,
                           .base_currency = invoice.base_total->currency};
    auto const shares = shares_of(invoice);
    auto const parts = spread(*invoice.written_off, shares);
    auto const base_parts = spread(*invoice.base_written_off, shares);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        entry.postings.push_back({.account = AccountRole::bad_debts,
                                  .amount = parts[i],
                                  .base = base_parts[i],
                                  .about = shares[i].about,
                                  .memo = invoice.write_off_reason});
    }
    entry.postings.push_back({.account = AccountRole::receivable,
                              .amount = -*invoice.written_off,
                              .base = -*invoice.base_written_off,
                              .about = of_customer(invoice)});
    return entry;
}

}  // namespace farflung::billing
