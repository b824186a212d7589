#include "bank/bank_statement.hpp"
#include "bank/direct_debit_run.hpp"

namespace farflung {

namespace {

constexpr Keys finance = key::owner | key::admin | key::finance;

bool is_to_do(BankLine const& line) { return line.state == BankLineState::to_do; }
bool is_booked(BankLine const& line) { return line.state == BankLineState::booked; }
bool is_set_aside(BankLine const& line) { return line.state == BankLineState::set_aside; }

template <class Run>
bool is_draft(Run const& run) {
    return run.state == RunState::draft;
}
template <class Run>
bool is_approved(Run const& run) {
    return run.state == RunState::approved;
}
template <class Run>
bool is_under_way(Run const& run) {
    return is_draft(run) || is_approved(run);
}

/// Who puts a run together also approves it; what needs two is a changed account.
template <class Run>
Policy<Run> run_policy() {
    return {.team = finance | key::auditor,
            .team_reach = {},
            .customer = {},
            .partner = {},
            .verbs = {{"start", finance},
                      {"approve", finance, is_draft<Run>},
                      {"book", finance, is_approved<Run>},
                      {"cancel", finance, is_under_way<Run>}}};
}

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

Policy<PayoutRun> const& policy(Of<PayoutRun>) {
    static Policy<PayoutRun> const rules = run_policy<PayoutRun>();
    return rules;
}

Policy<DirectDebitRun> const& policy(Of<DirectDebitRun>) {
    static Policy<DirectDebitRun> const rules = run_policy<DirectDebitRun>();
    return rules;
}

Policy<Mandate> const& policy(Of<Mandate>) {
    static Policy<Mandate> const rules{
        .team = finance | key::auditor,
        .team_reach = {},
        .customer = {},
        .partner = {},
        .verbs = {{"create", finance},
                  {"update", finance, [](Mandate const& mandate) { return mandate.state == MandateState::active; }},
                  {"revoke", finance, [](Mandate const& mandate) { return mandate.state == MandateState::active; }}}};
    return rules;
}

}  // namespace farflung
