#include "crm/deal.hpp"
#include "crm/quote.hpp"

namespace farflung {

namespace {

constexpr auto sellers = key::owner | key::admin | key::sales;

bool is_draft(Quote const& quote) { return crm::is_draft(quote); }
bool is_waiting(Quote const& quote) { return crm::is_waiting(quote); }
bool may_be_revised(Quote const& quote) {
    return quote.state == QuoteState::sent || quote.state == QuoteState::declined;
}

}  // namespace

Policy<Deal> const& policy(Of<Deal>) {
    static Policy<Deal> const rules{.team = key::member,
                                    .verbs = {{"create", sellers},
                                              {"update", sellers},
                                              {"delete", sellers, crm::is_open},
                                              {"move", sellers},
                                              {"win", sellers, crm::is_open},
                                              {"lose", sellers, crm::is_open}}};
    return rules;
}

Policy<Quote> const& policy(Of<Quote>) {
    static Policy<Quote> const rules{.team = key::member,
                                     .customer = "t.customer_id = :organisation and t.state <> 'draft'",
                                     .verbs = {{"create", sellers},
                                               {"update", sellers, is_draft},
                                               {"delete", sellers, is_draft},
                                               {"send", sellers, is_draft},
                                               {"revise", sellers, may_be_revised},
                                               {"accept", key::customer, is_waiting},
                                               {"decline", key::customer, is_waiting}}};
    return rules;
}

}  // namespace farflung
