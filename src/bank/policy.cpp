#include "bank/bank_statement.hpp"

namespace farflung {

namespace {

constexpr Keys finance = key::owner | key::admin | key::finance;

bool is_to_do(BankLine const& line) { return line.state == BankLineState::to_do; }
bool is_booked(BankLine const& line) { return line.state == BankLineState::booked; }
bool is_set_aside(BankLine const& line) { return line.state == BankLineState::set_aside; }

}  // namespace

Policy<BankAccount> const& policy(Of<BankAccount>) {
    static Policy<BankAccount> const rules{.team = finance | key::auditor,
                                           .team_reach = {},
                                           .customer = {},
                                           .partner = {},
                                           .verbs = {{"create", finance}, {"update", finance}}};
    return rules;
}

Policy<BankStatement> const& policy(Of<BankStatement>) {
    static Policy<BankStatement> const rules{.team = finance | key::auditor,
                                             .team_reach = {},
                                             .customer = {},
                                             .partner = {},
                                             .verbs = {{"import", finance}}};
    return rules;
}

Policy<BankLine> const& policy(Of<BankLine>) {
    static Policy<BankLine> const rules{.team = finance | key::auditor,
                                        .team_reach = {},
                                        .customer = {},
                                        .partner = {},
                                        .verbs = {{"book", finance, is_to_do},
                                                  {"unbook", finance, is_booked},
                                                  {"set_aside", finance, is_to_do},
                                                  {"take_up", finance, is_set_aside}}};
    return rules;
}

}  // namespace farflung
