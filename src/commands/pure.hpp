#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace farflung {

/// What a pure function of `farflung x` says, as JSON, and whether that is a yes.
struct PureAnswer {
    std::string json;
    bool good = true;
};

/// A function of text alone: no database, no settings, no clock. Outside judges and scripts call it.
struct PureCommand {
    std::string_view name;
    std::string_view help;
    PureAnswer (*run)(std::string_view input);
};

/// All of them, by name.
std::vector<PureCommand> const& pure_commands();

PureAnswer check_json(std::string_view bytes);
/// `DE89 3704 …` or `{"iban": "…"}`
PureAnswer check_iban_text(std::string_view input);
/// `RF18 …`, `+++090/9337/55493+++` or `{"reference": "…"}`
PureAnswer check_reference(std::string_view input);
/// `DE 246 595 415`, `{"number": "51 824 753 556", "country": "AU"}`, or lines of either
PureAnswer check_tax_number_text(std::string_view input);
/// `{"seller": {"place": {"country": "DE"}}, "buyer": {…}, "supply": "services", "on": "2026-11-09"}`, or lines of such
PureAnswer decide_tax_text(std::string_view input);
/// `cy 3`, `en 1 ordinal` or `{"language": "cy", "number": "3", "ordinal": false}`
PureAnswer find_plural(std::string_view input);
/// `{"currency": "EUR", "lines": [{"quantity": "2", "price": "10.00", "tax_rate": "19", "tax_category": "S"}]}`
PureAnswer calculate_invoice(std::string_view input);
/// A bank's file: camt, MT940, OFX or CSV
PureAnswer parse_statement(std::string_view input);
/// An XML (UBL, CII), or a PDF with one attached
PureAnswer validate_e_invoice_bytes(std::string_view input);

}  // namespace farflung
