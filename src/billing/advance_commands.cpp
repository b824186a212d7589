#include "billing/advance.hpp"

#include <map>

#include "billing/source_claims.hpp"

namespace farflung::billing {

namespace {

Say saying(Unit const& unit, Invoice const& invoice) {
    return [&unit, language = invoice.language](std::string_view source) {
        return unit.world().text(language, source, {});
    };
}

bool is_standing_advance(Invoice const& invoice) {
    return invoice.kind == InvoiceKind::invoice && invoice.purpose == InvoicePurpose::advance &&
           invoice.state != InvoiceState::draft && invoice.credited.is_zero() && !invoice.written_off;
}

bool may_be_off(Invoice const& advance, Invoice const& draft) {
    return draft.purpose != InvoicePurpose::advance && advance.customer_id == draft.customer_id &&
           advance.currency == draft.currency && advance.prices == draft.prices;
}

}  // namespace

std::vector<OpenAdvance> open_advances(Unit const& unit, InvoiceId draft_id) {
    auto const draft = unit.get(draft_id);
    std::vector<OpenAdvance> open;
    if (draft.state != InvoiceState::draft) return open;
    auto const advances = unit.where<Invoice>("t.customer_id = :customer and t.purpose = 'advance' and t.number <> ''",
                                              {{"customer", draft.customer_id}}, "t.issued_on, t.number");
    for (auto const& advance : advances) {
        if (!is_standing_advance(advance) || !may_be_off(advance, draft)) continue;
        if (is_billed(unit, advance_source, advance.id.value)) continue;
        open.push_back({advance.id, advance.number, *advance.issued_on, advance.total, advance.open});
    }
    return open;
}

Invoice deduct(Unit& unit, InvoiceId draft_id, DeductAdvance const& request) {
    auto draft = unit.get(draft_id);
    unit.authorize("update", draft);
    if (draft.state != InvoiceState::draft) throw Refusal(No::conflict, "invoice.already_issued");
    auto const advance = unit.get(request.advance_id);
    if (!may_be_off(advance, draft)) throw Refusal(No::conflict, "advance.of_another", "advance_id");
    if (!is_standing_advance(advance)) throw Refusal(No::conflict, "advance.taken_back", "advance_id");
    if (is_billed(unit, advance_source, advance.id.value)) {
        throw Refusal(No::conflict, "source.already_billed", "advance_id", {{"what", advance.number}});
    }
    auto const lines = deduction_of(advance, saying(unit, draft));
    draft.lines.insert(draft.lines.end(), lines.begin(), lines.end());
    Problems problems;
    check(draft, problems);
    problems.refuse_if_any();
    recalculate(draft);
    unit.save(draft);
    claim_sources(unit, draft);
    return draft;
}

void restore_deductions(Unit const& unit, Invoice& invoice) {
    std::map<Uuid, std::vector<InvoiceLine>> left;
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        auto& line = invoice.lines[i];
        line.deposit_base.reset();
        if (!is_deduction(line) || !line.source_id) continue;
        auto const path = "lines/" + std::to_string(i);
        if (!left.contains(*line.source_id)) {
            auto const advance = unit.find(InvoiceId{*line.source_id});
            if (!advance || !is_standing_advance(*advance) || !may_be_off(*advance, invoice)) {
                throw Refusal(No::invalid, "advance.of_another", path + "/source_id");
            }
            left[*line.source_id] = deduction_of(*advance, saying(unit, invoice));
        }
        auto& expected = left[*line.source_id];
        if (expected.empty()) throw Refusal(No::invalid, "advance.whole", path);
        line = expected.front();
        expected.erase(expected.begin());
    }
    for (auto const& [advance, missing] : left) {
        if (!missing.empty()) throw Refusal(No::invalid, "advance.whole", "lines");
    }
}

void refuse_deducted(Unit const& unit, Invoice const& invoice) {
    if (invoice.purpose == InvoicePurpose::advance && is_billed(unit, advance_source, invoice.id.value)) {
        throw Refusal(No::conflict, "advance.deducted");
    }
}

}  // namespace farflung::billing
