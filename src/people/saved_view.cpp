#include "people/saved_view.hpp"

namespace farflung {

void complete(Unit& unit, SavedView& view) { view.account_id = unit.actor().account; }

Policy<SavedView> const& policy(Of<SavedView>) {
    constexpr std::string_view own = "t.account_id = :account";
    static Policy<SavedView> const rules{
        .team = key::member,
        .team_reach = own,
        .customer = own,
        .partner = own,
        .verbs = {{"create", key::signed_in}, {"update", key::signed_in}, {"delete", key::signed_in}}};
    return rules;
}

}  // namespace farflung
