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

}  // namespace farflung::billing
