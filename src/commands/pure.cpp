#include "commands/pure_answer.hpp"

#include <sstream>

#include "billing/calculation.hpp"
#include "core/creditor_reference.hpp"
#include "core/iban.hpp"
#include "core/plural.hpp"
#include "core/text.hpp"

namespace farflung {

namespace {

/// A member of an input that is a JSON object, else the input itself.
std::string text_in(std::string_view input, std::string_view member) {
    auto const plain = trim(input);
    if (!plain.starts_with('{')) return std::string(plain);
    auto const document = JsonDocument::parse(plain);
    auto const found = document ? document->root().find(member) : std::nullopt;
    auto const text = found ? found->string() : std::nullopt;
    return std::string(text.value_or(std::string_view{}));
}

struct PluralQuestion {
    std::string language;
    std::string number;
    bool ordinal = false;
};
constexpr auto describe(Of<PluralQuestion>) {
    return record("plural_question", field("language", &PluralQuestion::language, {.required = true}),
                  field("number", &PluralQuestion::number, {.required = true}),
                  field("ordinal", &PluralQuestion::ordinal));
}

PluralQuestion plural_question_in_words(std::string_view input) {
    PluralQuestion question;
    std::istringstream words{std::string(input)};
    std::string last;
    words >> question.language >> question.number >> last;
    question.ordinal = last == "ordinal";
    return question;
}

}  // namespace

std::vector<PureCommand> const& pure_commands() {
    static std::vector<PureCommand> const commands{
        {"json-check", "Is it JSON, strictly by RFC 8259?", check_json},
        {"iban-check", "Is it an IBAN?", check_iban_text},
        {"ref-check", "Is it a creditor reference (ISO 11649) or a Belgian one?", check_reference},
        {"vat-check", "Is it a VAT, GST or other tax number?", check_tax_number_text},
        {"tax-decide", "What tax does a supply bear, and why?", decide_tax_text},
        {"plural", "CLDR's plural category of a number in a language", find_plural},
        {"e-invoice-validate", "Which rules of EN 16931 does an e-invoice (UBL, CII, Factur-X) break, and where?",
         validate_e_invoice_bytes},
        {"invoice-calc", "Line sums, taxes and totals of an invoice", calculate_invoice},
        {"parse-statement", "Accounts, balances and movements of a bank's file", parse_statement},
    };
    return commands;
}

PureAnswer check_json(std::string_view bytes) {
    std::string reason;
    if (JsonDocument::parse(bytes, &reason)) return {.json = R"({"valid":true})", .good = true};
    return no(reason);
}

PureAnswer check_iban_text(std::string_view input) {
    auto const check = check_iban(text_in(input, "iban"));
    PureAnswer answer{.json = {}, .good = check.valid};
    write_object(answer, [&](JsonObject& object) {
        object.flag("valid", check.valid);
        object.text("iban", check.iban);
        object.text("country", check.country);
        if (!check.valid) object.text("reason", check.reason);
    });
    return answer;
}

PureAnswer check_reference(std::string_view input) {
    auto const text = text_in(input, "reference");
    auto const creditor = parse_creditor_reference(text);
    auto const found = creditor ? creditor : parse_belgian_reference(text);
    if (!found) return no("wrong_check_digits_or_form");
    PureAnswer answer;
    write_object(answer, [&](JsonObject& object) {
        object.flag("valid", true);
        object.text("kind", creditor ? "iso_11649" : "belgian");
        object.text("reference", *found);
    });
    return answer;
}

PureAnswer find_plural(std::string_view input) {
    auto const plain = trim(input);
    PluralQuestion question;
    if (!plain.starts_with('{')) {
        question = plural_question_in_words(plain);
    } else if (auto const wrong = read_question(plain, question)) {
        return *wrong;
    }
    PureAnswer answer;
    write_object(answer, [&](JsonObject& object) {
        object.text("category", plural_category(question.language, question.number, question.ordinal));
    });
    return answer;
}

PureAnswer calculate_invoice(std::string_view input) {
    billing::PricedDocument question;
    if (auto const wrong = read_question(input, question)) return *wrong;
    Problems problems;
    auto const totals = billing::calculate(question, problems);
    if (!problems.empty()) return no(problems);
    return {.json = to_json(*totals), .good = true};
}

}  // namespace farflung
