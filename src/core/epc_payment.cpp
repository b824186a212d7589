#include "core/epc_payment.hpp"

#include "core/creditor_reference.hpp"
#include "core/iban.hpp"
#include "core/text.hpp"

namespace farflung {

namespace {

constexpr std::int64_t largest_cents = 99'999'999'999;
constexpr std::size_t largest_bytes = 331;

/// One line of the code: no line ends within it.
std::string one_line(std::string_view text, std::size_t most) {
    auto line = std::string(first_code_points(text, most));
    for (auto& c : line) {
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    return line;
}

}  // namespace

std::optional<std::string> epc_payment_text(EpcPayment const& payment) {
    auto const name = one_line(payment.name, 70);
    bool const in_range = payment.amount.minor > 0 && payment.amount.minor <= largest_cents;
    if (payment.amount.currency.text() != "EUR" || !in_range || name.empty()) return std::nullopt;
    auto const iban = check_iban(payment.iban);
    if (!iban.valid) return std::nullopt;
    auto const reference = parse_creditor_reference(payment.reference);
    auto const text = reference ? std::string() : one_line(payment.reference, 140);
    auto code = "BCD\n002\n1\nSCT\n" + payment.bic + '\n' + name + '\n' + iban.iban + "\nEUR" + payment.amount.text() +
                "\n\n" + reference.value_or("") + '\n' + text;
    while (code.ends_with('\n')) code.pop_back();
    if (code.size() > largest_bytes) return std::nullopt;
    return code;
}

}  // namespace farflung
