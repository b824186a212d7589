#include "commands/pure_answer.hpp"
#include "core/tax_number.hpp"
#include "core/text.hpp"

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

}  // namespace

PureAnswer check_tax_number_text(std::string_view input) { return answer_lines(input, check_one_tax_number); }

}  // namespace farflung
