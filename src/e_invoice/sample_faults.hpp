#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <span>

#include "e_invoice/rules.hpp"
#include "e_invoice/sample_billing.hpp"
#include "e_invoice/write.hpp"
#include "official_rules.hpp"

/// Good invoices with one fault in each, for the tests of what profiles ask.
namespace farflung::e_invoice {

using Rules = std::set<std::string>;

inline Rules fatal(std::vector<Finding> const& findings) {
    Rules rules;
    for (auto const& finding : findings) {
        if (finding.severity == Severity::fatal) rules.insert(finding.rule);
    }
    return rules;
}

/// A fault that is put into a good invoice between two countries, and the rules that must name it.
struct Seed {
    char const* rule;
    char const* seller;
    char const* buyer;
    void (*put)(EInvoice& invoice);
    Rules also{};
};

/// Files that are attached are read, and not written.
inline bool is_written(EInvoice const& invoice) {
    return std::ranges::all_of(invoice.documents, [](SupportingDocument const& one) { return one.filename.empty(); });
}

/// What the official rules say of the same documents, where they are at hand.
inline void expect_officially(test::Documents const& documents, test::BrokenRules const& expected) {
    auto const official = test::oracles("peppol");
    if (!official || !test::why_no_schematron().empty()) return;
    auto const broken = test::run_schematron(*official / "PEPPOL-EN16931-UBL.xslt", documents);
    for (auto const& [name, rules] : expected)
        EXPECT_EQ(broken.contains(name) ? broken.at(name) : Rules{}, rules) << name;
}

inline void expect_each(std::span<Seed const> seeds) {
    test::Documents documents;
    test::BrokenRules broken;
    for (auto const& seed : seeds) {
        auto invoice = billing_between(seed.seller, seed.buyer);
        EXPECT_EQ(fatal(check_peppol(invoice)), Rules{}) << "before " << seed.rule;
        seed.put(invoice);
        auto expected = seed.also;
        expected.insert(seed.rule);
        EXPECT_EQ(fatal(check_peppol(invoice)), expected) << seed.rule;
        if (!is_written(invoice)) continue;
        documents[seed.rule] = write(invoice, Syntax::ubl);
        broken[seed.rule] = expected;
    }
    expect_officially(documents, broken);
}

inline void pay(EInvoice& invoice, std::string const& means, std::string const& reference,
                CreditTransfer const& transfer) {
    invoice.payment = PaymentInstructions{.means = means, .reference = reference, .transfers = {transfer}};
}

inline void debit(EInvoice& invoice, DirectDebit const& debit) {
    invoice.payment = PaymentInstructions{.means = "59", .debit = debit};
}

inline void make_note(EInvoice& invoice) {
    invoice.type = "381";
    invoice.due_on.reset();
    invoice.preceding.push_back({"INV-6", std::nullopt});
}

}  // namespace farflung::e_invoice
