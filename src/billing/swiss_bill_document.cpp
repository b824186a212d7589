#include "billing/swiss_bill.hpp"
#include "core/iban.hpp"
#include "platform/pdf/swiss_part.hpp"

namespace farflung::billing {

namespace {

/// A town abroad is told with its country, as the guidelines recommend.
std::vector<std::string> lines_of(SwissAddress const& address) {
    std::vector<std::string> lines{address.name};
    auto street = address.street;
    if (!address.house_number.empty()) street += ' ' + address.house_number;
    if (!street.empty()) lines.push_back(std::move(street));
    lines.push_back((has_swiss_banks(address.country) ? "" : address.country + '-') + address.postcode + ' ' +
                    address.town);
    return lines;
}

/// Two digits and then groups of five, or groups of four: as banks print the two kinds of references.
std::string grouped(std::string const& reference) {
    if (!is_qr_reference(reference)) return grouped_iban(reference);
    auto text = reference.substr(0, 2);
    for (std::size_t at = 2; at < reference.size(); at += 5) text += ' ' + reference.substr(at, 5);
    return text;
}

/// Thousands apart by a blank, hundredths behind a point, in every language.
std::string grouped(Amount amount) {
    auto text = amount.text();
    for (auto at = static_cast<std::ptrdiff_t>(text.find('.')) - 3; at > 0; at -= 3) {
        text.insert(static_cast<std::size_t>(at), 1, ' ');
    }
    return text;
}

}  // namespace

std::optional<pdf::SwissPart> swiss_part_of(SwissPayment const& payment, std::string const& language) {
    auto code = swiss_payment_text(payment);
    if (!code) return std::nullopt;
    return pdf::SwissPart{.code = std::move(*code),
                          .account = grouped_iban(payment.iban),
                          .creditor = lines_of(payment.creditor),
                          .reference = grouped(payment.reference),
                          .message = payment.message,
                          .debtor = payment.debtor ? lines_of(*payment.debtor) : std::vector<std::string>{},
                          .currency = std::string(payment.amount.currency.text()),
                          .amount = grouped(payment.amount),
                          .language = language};
}

}  // namespace farflung::billing
