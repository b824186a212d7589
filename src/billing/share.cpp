#include "billing/share.hpp"

#include <algorithm>

namespace farflung::billing {

namespace {
bool same(ledger::Dimensions const& a, ledger::Dimensions const& b) {
    return a.project_id == b.project_id && a.package_id == b.package_id && a.customer_id == b.customer_id &&
           a.partner_id == b.partner_id;
}
}  // namespace

void add_to(std::vector<Share>& shares, Share const& share) {
    auto const found = std::ranges::find_if(
        shares, [&](Share const& one) { return one.account == share.account && same(one.about, share.about); });
    if (found == shares.end()) {
        shares.push_back(share);
        return;
    }
    found->net += share.net;
    if (share.own_base) found->own_base = found->own_base ? *found->own_base + *share.own_base : *share.own_base;
}

std::vector<Amount> spread(Amount whole, std::vector<Share> const& shares) {
    auto const is_deposit = [](Share const& share) { return share.account == AccountRole::customer_deposits; };
    bool const only_deposits = std::ranges::all_of(shares, is_deposit);
    std::vector<std::int64_t> weights;
    for (auto const& share : shares) {
        auto const size = share.net.is_negative() ? -share.net.minor : share.net.minor;
        weights.push_back(is_deposit(share) && !only_deposits ? 0 : size);
    }
    auto parts = farflung::allocate(whole.is_negative() ? -whole : whole, weights);
    if (!whole.is_negative()) return parts;
    for (auto& part : parts) part = -part;
    return parts;
}

}  // namespace farflung::billing
