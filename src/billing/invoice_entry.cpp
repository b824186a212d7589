#include <algorithm>

#include "billing/invoice.hpp"

namespace farflung::billing {

namespace {

/// A deposit goes off the books at what it came into them: the work that it paid for is worth that, whatever the rate
/// is by now (IFRIC 22.8).
void keep_rate_of_deposits(std::vector<Amount>& bases, std::vector<Share> const& shares) {
    auto const bears = [](Share const& share) { return !share.own_base; };
    if (std::ranges::all_of(shares, bears)) return;
    auto const work = static_cast<std::size_t>(std::ranges::find_if(shares, bears) - shares.begin());
    ensure(work < shares.size(), "what deducts an advance also bills the work");
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (bears(shares[i])) continue;
        bases[work] += bases[i] - *shares[i].own_base;
        bases[i] = *shares[i].own_base;
    }
}

/// Sales, deposits, taxes and rounding as postings of one sign, whose base amounts sum to `base_total`.
void add_revenue(ledger::NewEntry& entry, Invoice const& document, bool is_credit) {
    std::vector<ledger::NewPosting> postings;
    std::vector<Amount> parts;
    auto const shares = shares_of(document);
    for (auto const& share : shares) {
        parts.push_back(share.net);
        postings.push_back({.account = share.account, .amount = {}, .base = {}, .about = share.about});
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
    keep_rate_of_deposits(bases, shares);
    for (std::size_t i = 0; i < postings.size(); ++i) {
        postings[i].amount = is_credit ? parts[i] : -parts[i];
        postings[i].base = is_credit ? bases[i] : -bases[i];
        entry.postings.push_back(postings[i]);
    }
}

ledger::Dimensions of_customer(Invoice const& document) {
    return {.party_id = document.customer_id, .customer_id = document.customer_id};
}

/// Advances are owed to the customer until the work is billed; what was carried over was earned before these books.
Share share_of(Invoice const& invoice, InvoiceLine const& line, ledger::Dimensions const& about) {
    if (invoice.carried_over_on) return {about, line.net, AccountRole::opening_balance};
    if (line.deposit_base) return {about, line.net, AccountRole::customer_deposits, -*line.deposit_base};
    bool const is_advance = invoice.purpose == InvoicePurpose::advance;
    return {about, line.net, is_advance ? AccountRole::customer_deposits : AccountRole::sales};
}

}  // namespace

std::vector<Share> shares_of(Invoice const& invoice) {
    std::vector<Share> shares;
    for (auto const& line : invoice.lines) {
        ledger::Dimensions const about{.customer_id = invoice.customer_id,
                                       .partner_id = line.partner_id,
                                       .project_id = line.project_id,
                                       .package_id = line.package_id};
        add_to(shares, share_of(invoice, line, about));
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
                           .on = invoice.carried_over_on.value_or(*invoice.issued_on),
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
