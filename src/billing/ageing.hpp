#pragma once

#include "billing/billing.hpp"
#include "platform/http/call.hpp"

namespace farflung::billing {

/// What was open on a day, by how late it was: everything that was issued until then, less what payments and credit
/// notes of until then took off it.
struct AgeingSums {
    Amount not_due;
    Amount up_to_30;
    Amount up_to_60;
    Amount up_to_90;
    Amount older;
    Amount total;
};
constexpr auto describe(Of<AgeingSums>) {
    return record("ageing_sums", field("not_due", &AgeingSums::not_due, {.label = "Not due"}),
                  field("up_to_30", &AgeingSums::up_to_30, {.label = "1–30 days late"}),
                  field("up_to_60", &AgeingSums::up_to_60, {.label = "31–60 days late"}),
                  field("up_to_90", &AgeingSums::up_to_90, {.label = "61–90 days late"}),
                  field("older", &AgeingSums::older, {.label = "Over 90 days late"}),
                  field("total", &AgeingSums::total, {.label = "Open"}));
}

/// One document that was open on the day.
struct AgeingItem {
    Uuid document_id;
    std::string number;
    PartyId party_id;
    std::string party_name;
    Date issued_on;
    Date due_on;
    Amount open;
    Amount base;  // at the document's own rate
};
constexpr auto describe(Of<AgeingItem>) {
    return record("ageing_item", field("document_id", &AgeingItem::document_id, {.label = "Document"}),
                  field("number", &AgeingItem::number, {.label = "Number"}),
                  field("party_id", &AgeingItem::party_id, {.references = "party", .label = "Party"}),
                  field("party_name", &AgeingItem::party_name, {.label = "Name"}),
                  field("issued_on", &AgeingItem::issued_on, {.label = "Issued on"}),
                  field("due_on", &AgeingItem::due_on, {.label = "Pay by"}),
                  field("open", &AgeingItem::open, {.label = "Open"}),
                  field("base", &AgeingItem::base, {.label = "In base currency"}));
}

/// One party in one currency.
struct AgeingRow {
    PartyId party_id;
    std::string party_name;
    AgeingSums sums;
    Amount base;
    std::vector<AgeingItem> items;
};
constexpr auto describe(Of<AgeingRow>) {
    return record("ageing_row", field("party_id", &AgeingRow::party_id, {.references = "party", .label = "Party"}),
                  field("party_name", &AgeingRow::party_name, {.label = "Name"}),
                  field("sums", &AgeingRow::sums, {.label = "Open"}),
                  field("base", &AgeingRow::base, {.label = "In base currency"}),
                  field("items", &AgeingRow::items, {.label = "Documents"}));
}

struct AskAgeing {
    std::optional<Date> on;  // today
};
constexpr auto describe(Of<AskAgeing>) { return record("ask_ageing", field("on", &AskAgeing::on, {.label = "On"})); }
struct Ageing {
    Date on;
    std::vector<AgeingRow> rows;
    AgeingSums base;  // all of it
    Amount booked;    // what the ledger's control account says on that day
};
constexpr auto describe(Of<Ageing>) {
    return record("ageing", field("on", &Ageing::on, {.label = "On"}),
                  field("rows", &Ageing::rows, {.label = "Parties"}),
                  field("base", &Ageing::base, {.label = "In base currency"}),
                  field("booked", &Ageing::booked, {.label = "In the ledger"}));
}

/// What customers owed on a day, by party and currency.
Ageing receivables_ageing(Unit const& unit, AskAgeing const& request);
/// What we owed partners on a day.
Ageing payables_ageing(Unit const& unit, AskAgeing const& request);

/// The rows of the items, which come sorted by party and currency; pure.
Ageing age(std::vector<AgeingItem> items, Date on, Currency base);

}  // namespace farflung::billing
