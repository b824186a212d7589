#include "files/file.hpp"

namespace farflung {

Policy<File> const& policy(Of<File>) {
    static Policy<File> const rules{
        .team = key::member,
        .team_reach = {},
        .customer = people::customer_audience,
        .partner = people::partner_audience,
        .verbs = {
            {"upload", key::working | key::customer | key::partner},
            {"delete", key::working | key::customer | key::partner, nullptr, [](File const& file, Actor const& actor) {
                 return file.uploaded_by == actor.account || actor.keys.opens(key::owner | key::admin);
             }}}};
    return rules;
}

}  // namespace farflung
