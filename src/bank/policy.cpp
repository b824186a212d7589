#include "bank/bank_statement.hpp"

namespace farflung {

namespace {

constexpr Keys finance = key::owner | key::admin | key::finance;

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
    static Policy<BankLine> const rules{
        .team = finance | key::auditor, .team_reach = {}, .customer = {}, .partner = {}, .verbs = {}};
    return rules;
}

}  // namespace farflung
