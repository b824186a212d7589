#include "crm/deal.hpp"

namespace farflung {

void check(Deal const& deal, Problems& problems) {
    if (deal.value.currency == Currency{}) problems.add("value/currency", "not_a_currency");
    if (deal.version == 0 && !crm::is_open(deal)) problems.add("stage", "deal.begins_open");
    if (deal.next_step_on && deal.next_step.empty()) problems.add("next_step", "required");
}

namespace crm {

bool is_open(Deal const& deal) { return deal.stage != DealStage::won && deal.stage != DealStage::lost; }

int probability_of(DealStage stage) {
    switch (stage) {
        case DealStage::fresh:
            return 10;
        case DealStage::talking:
            return 30;
        case DealStage::quote_sent:
            return 60;
        case DealStage::agreeing:
            return 80;
        case DealStage::won:
            return 100;
        case DealStage::lost:
            break;
    }
    return 0;
}

}  // namespace crm
}  // namespace farflung
