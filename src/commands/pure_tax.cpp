#include "billing/tax.hpp"
#include "commands/pure_answer.hpp"
#include "core/tax_number.hpp"
#include "core/text.hpp"
#include "platform/i18n/catalogues.hpp"

namespace farflung {

namespace {

struct TaxNumberQuestion {
    std::string number;
    std::string country;
};
constexpr auto describe(Of<TaxNumberQuestion>) {
    return record("tax_number_question", field("number", &TaxNumberQuestion::number, {.required = true}),
                  field("country", &TaxNumberQuestion::country, {.max_length = 2}));
}

PureAnswer check_one_tax_number(std::string_view input) {
    TaxNumberQuestion question;
    if (!input.starts_with('{')) {
        question.number = input;
    } else if (auto const wrong = read_question(input, question)) {
        return *wrong;
    }
    auto const check = check_tax_number(question.number, question.country);
    PureAnswer answer{.json = {}, .good = check.valid};
    write_object(answer, [&](JsonObject& object) {
        object.flag("valid", check.valid);
        object.text("number", check.number);
        object.text("country", check.country);
        object.flag("in_vies", is_vies_prefix(check.prefix));
        if (!check.valid) object.text("reason", check.reason);
    });
    return answer;
}

/// A tax question, and the language of the answer's sentences.
struct TaxInquiry {
    TaxSeller seller;
    TaxBuyer buyer;
    TaxPlace place;
    SupplyKind supply = SupplyKind::services;
    TaxLevel level = TaxLevel::standard;
    bool domestic_reverse_charge = false;
    Date on;
    std::string language;
};
constexpr auto describe(Of<TaxInquiry>) {
    return record("tax_inquiry", field("seller", &TaxInquiry::seller, {.required = true}),
                  field("buyer", &TaxInquiry::buyer, {.required = true}), field("place", &TaxInquiry::place),
                  field("supply", &TaxInquiry::supply), field("level", &TaxInquiry::level),
                  field("domestic_reverse_charge", &TaxInquiry::domestic_reverse_charge),
                  field("on", &TaxInquiry::on, {.required = true}),
                  field("language", &TaxInquiry::language, {.max_length = 35}));
}

PureAnswer decide_one_tax(std::string_view input) {
    TaxInquiry asked;
    if (auto const wrong = read_question(input, asked)) return *wrong;
    auto decision = billing::decide_tax(
        {asked.seller, asked.buyer, asked.place, asked.supply, asked.level, asked.domestic_reverse_charge, asked.on});
    static i18n::Catalogues const catalogues;
    for (auto* text : {&decision.note, &decision.reason, &decision.question}) {
        if (!text->empty()) *text = catalogues.text(asked.language, *text, {});
    }
    return {.json = to_json(decision), .good = true};
}

}  // namespace

PureAnswer decide_tax_text(std::string_view input) { return answer_lines(input, decide_one_tax); }

PureAnswer check_tax_number_text(std::string_view input) { return answer_lines(input, check_one_tax_number); }

}  // namespace farflung
