#include "billing/how_to_pay.hpp"

#include "core/creditor_reference.hpp"
#include "core/epc_payment.hpp"
#include "core/iban.hpp"

namespace farflung::billing {

std::vector<PaymentFact> how_to_pay(people::PartyDetails const& seller, std::string const& number) {
    std::vector<PaymentFact> facts;
    bool const has_account = !seller.iban.empty() || !seller.bank_account.empty();
    if (has_account) facts.push_back({"Account of", seller.name});
    if (!seller.iban.empty()) facts.push_back({"IBAN", grouped_iban(check_iban(seller.iban).iban), true});
    if (!seller.bank_account.empty()) facts.push_back({"Account", seller.bank_account, true});
    if (!seller.bic.empty()) facts.push_back({"BIC", seller.bic});
    facts.push_back({"Reference", number, true});
    auto const structured = make_creditor_reference(number);
    if (!seller.iban.empty() && structured) facts.push_back({"Or, as a structured reference", *structured});
    return facts;
}

std::string payment_code(people::PartyDetails const& seller, std::string const& number, Amount open) {
    return epc_payment_text({.name = seller.name,
                             .iban = seller.iban,
                             .bic = seller.bic,
                             .amount = open,
                             .reference = make_creditor_reference(number).value_or(number)})
        .value_or("");
}

namespace {

/// `Musterstrasse 123`, `Rue du Lac 12 B`: a last part that begins with a digit is the house's. `14 Wharf Lane` stays
/// as it is, which the guidelines allow.
SwissAddress swiss_address(people::PartyDetails const& party) {
    SwissAddress address{.name = party.name,
                         .street = party.address.street,
                         .house_number = {},
                         .postcode = party.address.postcode,
                         .town = party.address.city,
                         .country = party.address.country};
    auto const at = address.street.find_first_of("0123456789");
    bool const is_last = at != std::string::npos && at > 1 && address.street[at - 1] == ' ' &&
                         address.street.find(',') == std::string::npos && address.street.size() - at <= 16;
    if (!is_last) return address;
    address.house_number = address.street.substr(at);
    address.street.resize(at - 1);
    return address;
}

}  // namespace

std::optional<SwissPayment> swiss_payment(people::PartyDetails const& seller, people::PartyDetails const& buyer,
                                          std::string const& number, Amount open) {
    auto const iban = check_iban(seller.iban).iban;
    auto const reference = is_qr_iban(iban) ? make_qr_reference(number) : make_creditor_reference(number);
    return checked_swiss_payment({.iban = iban,
                                  .creditor = swiss_address(seller),
                                  .amount = open,
                                  .debtor = swiss_address(buyer),
                                  .reference = reference.value_or(""),
                                  .message = number});
}

std::string swiss_code(people::PartyDetails const& seller, people::PartyDetails const& buyer, std::string const& number,
                       Amount open) {
    auto const payment = swiss_payment(seller, buyer, number, open);
    return payment ? swiss_payment_text(*payment).value_or("") : "";
}

}  // namespace farflung::billing
