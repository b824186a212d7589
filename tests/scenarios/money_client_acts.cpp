#include "money_client.hpp"

namespace farflung {

Deed MoneyClient::act(Book const& book) {
    using Way = std::optional<Deed> (MoneyClient::*)(Book const&);
    static constexpr std::array ways{&MoneyClient::draft,
                                     &MoneyClient::draft,
                                     &MoneyClient::draft_hours,
                                     &MoneyClient::draft_hours,
                                     &MoneyClient::draft_what_may_not_be,
                                     &MoneyClient::drop,
                                     &MoneyClient::issue,
                                     &MoneyClient::issue,
                                     &MoneyClient::issue,
                                     &MoneyClient::sell_at_once,
                                     &MoneyClient::sell_in_advance,
                                     &MoneyClient::deduct,
                                     &MoneyClient::carry_over,
                                     &MoneyClient::carry_over_bill,
                                     &MoneyClient::self_bill,
                                     &MoneyClient::credit,
                                     &MoneyClient::credit,
                                     &MoneyClient::write_off,
                                     &MoneyClient::take_payment,
                                     &MoneyClient::take_payment,
                                     &MoneyClient::take_payment,
                                     &MoneyClient::take_other_currency,
                                     &MoneyClient::refund,
                                     &MoneyClient::refund,
                                     &MoneyClient::use_rest,
                                     &MoneyClient::buy,
                                     &MoneyClient::buy,
                                     &MoneyClient::pay_out,
                                     &MoneyClient::pay_out,
                                     &MoneyClient::credit_purchase,
                                     &MoneyClient::credit_purchase,
                                     &MoneyClient::take_back,
                                     &MoneyClient::move_account,
                                     &MoneyClient::confirm_account,
                                     &MoneyClient::confirm_account,
                                     &MoneyClient::start_payouts,
                                     &MoneyClient::start_payouts,
                                     &MoneyClient::approve_payouts,
                                     &MoneyClient::approve_payouts,
                                     &MoneyClient::take_back_payouts,
                                     &MoneyClient::book_payouts,
                                     &MoneyClient::book_payouts,
                                     &MoneyClient::book_one_payout,
                                     &MoneyClient::book_one_payout,
                                     &MoneyClient::bank_tells_of_payouts,
                                     &MoneyClient::bank_tells_of_payouts,
                                     &MoneyClient::sign_mandate,
                                     &MoneyClient::revoke_mandate,
                                     &MoneyClient::start_debits,
                                     &MoneyClient::start_debits,
                                     &MoneyClient::approve_debits,
                                     &MoneyClient::approve_debits,
                                     &MoneyClient::take_back_debits,
                                     &MoneyClient::book_debits,
                                     &MoneyClient::book_debits,
                                     &MoneyClient::bank_tells_of_a_debit,
                                     &MoneyClient::post_by_hand,
                                     &MoneyClient::reverse_by_hand,
                                     &MoneyClient::close_or_open,
                                     &MoneyClient::revalue};
    for (;;) {
        Way const way = ways[static_cast<std::size_t>(any(0, std::ssize(ways) - 1))];
        if (auto deed = (this->*way)(book)) return std::move(*deed);
    }
}

}  // namespace farflung
