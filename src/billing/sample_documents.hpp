#pragma once

#include "billing/electronic_invoice.hpp"

namespace farflung::billing {

inline Currency money(std::string_view code) { return *Currency::parse(code); }
inline Decimal decimal(std::string_view text) { return *Decimal::parse(text); }
inline Date day(std::string_view text) { return *Date::parse(text); }
inline std::string as_it_is(std::string_view source) { return std::string(source); }

/// One line to bill: what, how much of it, and its tax.
struct Wanted {
    TaxCategory category;
    char const* rate;
    char const* quantity;
    char const* price;
    char const* code;
};

inline people::PartyDetails seller() {
    return {.name = "Bryn & Søn <Elektrik> GmbH",
            .address = {"Hafenstraße 12", "Hamburg", "", "20457", "DE"},
            .tax_number = "DE136695976",
            .registration_number = "HRB 1",
            .email = "billing@bryn.example",
            .phone = "+49 40 123456",
            .language = "de",
            .currency = money("EUR"),
            .zone = "Europe/Berlin",
            .iban = "DE89370400440532013000",
            .bic = "COBADEFFXXX",
            .electronic_scheme = "9930",
            .electronic_address = "DE136695976"};
}

inline people::PartyDetails buyer() {
    return {.name = "Ħarbour Works Ltd",
            .address = {"1 Quay Street", "Valletta", "", "VLT 1010", "MT"},
            .tax_number = "MT12345634",
            .registration_number = "C 12345",
            .email = "accounts@harbour.example",
            .currency = money("EUR"),
            .zone = "Europe/Malta",
            .electronic_scheme = "9943",
            .electronic_address = "MT12345634",
            .buyer_reference = "04011000-12345-34"};
}

struct Sort {
    InvoiceKind kind = InvoiceKind::invoice;
    InvoicePurpose purpose = InvoicePurpose::ordinary;
    std::vector<std::string_view> currencies{"EUR", "USD", "JPY", "KWD"};
    bool deducts = false;
    bool discounts = false;  // what is paid early
};

inline IssuedDocument issued(Sort const& sort, std::string_view currency, std::vector<Wanted> const& wanted) {
    auto const kind = sort.kind;
    IssuedDocument document;
    document.kind = kind;
    document.purpose = sort.purpose;
    document.number = kind == InvoiceKind::invoice ? "INV-2026-0042" : "CN-2026-0007";
    document.currency = money(currency);
    document.issued_on = day("2026-11-09");
    document.due_on = day("2026-11-23");
    document.reference = "PO 4711";
    document.note = "Thank you.\nSee you at the quay & beyond <soon>.";
    document.language = "en";
    document.seller = seller();
    document.buyer = buyer();
    if (is_credit(kind)) document.corrects_id = InvoiceId{};
    std::vector<PricedLine> priced;
    for (auto const& one : wanted) {
        InvoiceLine line;
        line.description = "Survey of the quay, part " + std::to_string(document.lines.size() + 1);
        line.detail = "by \"Ilse\"";
        line.quantity = decimal(one.quantity);
        line.unit = document.lines.empty() ? "h" : "";
        line.price = decimal(one.price);
        line.tax_rate = decimal(one.rate);
        line.tax_category = one.category;
        line.tax_code = one.code;
        document.lines.push_back(line);
        priced.push_back({line.quantity, line.price, line.tax_rate, line.tax_category});
    }
    auto const totals = calculate(document.currency, priced);
    for (std::size_t i = 0; i < document.lines.size(); ++i) document.lines[i].net = totals.line_nets[i];
    document.taxes = totals.taxes;
    document.net = totals.net;
    document.tax = totals.tax;
    document.total = totals.total;
    document.rate = document.currency.text() == "EUR" ? Decimal(1) : decimal("0.9137");
    document.base_total = convert(document.total, document.rate, money("EUR"), Rounding::half_up);
    if (document.currency.text() != "EUR" && !document.tax.is_zero()) {
        auto const net = convert(document.net, document.rate, money("EUR"), Rounding::half_up);
        document.declared_tax = {document.base_total - net, document.rate, document.issued_on, "ECB"};
    }
    if (sort.discounts) {
        document.cash_discount_percent = decimal("2.5");
        document.cash_discount_days = 10;
        document.cash_discount_by = day("2026-11-19");
        document.cash_discount = multiply(document.total, decimal("0.025"), Rounding::half_up);
    }
    return document;
}

/// Every category, alone and mixed as the law allows, each with several lines.
inline std::vector<std::vector<Wanted>> mixes() {
    using enum TaxCategory;
    return {
        {{S, "19", "1", "1000", ""}},
        {{S, "19", "3.5", "120.50", ""}, {S, "7", "2", "9.99", ""}, {S, "19", "-1", "50", ""}},
        {{S, "8.1", "7", "0.333", ""}, {S, "2.6", "13", "1.005", ""}},
        {{Z, "0", "2", "75", ""}},
        {{E, "0", "1", "480", "VATEX-EU-132"}, {S, "19", "1", "20", ""}},
        {{AE, "0", "1.25", "99.99", "VATEX-EU-AE"}},
        {{K, "0", "10", "12.34", "VATEX-EU-IC"}, {K, "0", "1", "5", ""}},
        {{G, "0", "4", "250", "VATEX-EU-G"}},
        {{O, "0", "1", "333", "VATEX-EU-O"}, {O, "0", "2", "1", ""}},
        {{S, "19", "1", "10", ""}, {AE, "0", "1", "10", ""}, {Z, "0", "1", "10", ""}, {E, "0", "1", "10", ""}},
    };
}

/// Every kind of document that is issued here.
inline std::vector<Sort> sorts() {
    return {{},
            {.kind = InvoiceKind::credit_note},
            {.kind = InvoiceKind::self_billed, .currencies = {"EUR", "JPY"}},
            {.kind = InvoiceKind::self_billed_credit, .currencies = {"EUR"}},
            {.purpose = InvoicePurpose::advance, .currencies = {"EUR"}},
            {.currencies = {"USD"}, .deducts = true},
            {.currencies = {"EUR"}, .discounts = true}};
}

struct Made {
    ElectronicForm form;
    e_invoice::EInvoice invoice;
    std::string xml;
};

inline std::map<std::string, Made> generated() {
    std::map<std::string, Made> made;
    int number = 0;
    for (auto const& sort : sorts()) {
        for (auto const currency : sort.currencies) {
            for (auto const& mix : mixes()) {
                auto const document = issued(sort, currency, mix);
                std::vector<e_invoice::PrecedingInvoice> preceding;
                if (document.corrects_id || sort.deducts) preceding.push_back({"INV-2026-0041", day("2026-11-02")});
                if (sort.deducts) preceding.push_back({"INV-2026-0017", day("2026-08-30")});
                ++number;
                for (auto const form : electronic_forms()) {
                    auto const invoice = e_invoice_of(document, preceding, form, as_it_is);
                    if (!findings_of(invoice, form).empty()) continue;
                    auto const name = std::to_string(number) + "-" + std::string(name_of_form(form));
                    made.emplace(name, Made{form, invoice, write_electronic(invoice, form)});
                }
            }
        }
    }
    return made;
}

}  // namespace farflung::billing
