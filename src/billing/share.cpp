#include "billing/share.hpp"

#include <algorithm>

namespace farflung::billing {

namespace {
bool same(ledger::Dimensions const& a, ledger::Dimensions const& b) {
    return a.project_id == b.project_id && a.package_id == b.package_id && a.customer_id == b.customer_id &&
           a.partner_id == b.partner_id;
}
}  // namespace

void add_to(std::vector<Share>& shares, ledger::Dimensions const& about, Amount net) {
    auto const found = std::ranges::find_if(shares, [&](Share const& share) { return same(share.about, about); });
    if (found != shares.end())
        found->net += net;
    else
        shares.push_back({about, net});
}

std::vector<Amount> spread(Amount whole, std::vector<Share> const& shares) {
    std::vector<std::int64_t> weights;
    for (auto const& share : shares) weights.push_back(share.net.is_negative() ? -share.net.minor : share.net.minor);
    auto parts = farflung::allocate(whole.is_negative() ? -whole : whole, weights);
    if (!whole.is_negative()) return parts;
    for (auto& part : parts) part = -part;
    return parts;
}

}  // namespace farflung::billing
