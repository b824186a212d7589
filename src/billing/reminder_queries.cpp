#include <algorithm>

#include "billing/reminder.hpp"

namespace farflung::billing {

std::optional<int> level_due(std::int64_t days_late, int level_before, std::optional<std::int64_t> days_since) {
    constexpr int patience = 7;
    constexpr int between = 14;
    if (level_before >= last_level) return std::nullopt;
    bool const is_time = days_since ? *days_since >= between : days_late >= patience;
    return is_time ? std::optional(level_before + 1) : std::nullopt;
}

namespace {

/// An invoice that is late on a day, with the letters about it so far.
struct LateInvoice {
    InvoiceId id;
    std::string number;
    PartyId customer_id;
    std::string customer_name;
    std::string email;
    std::string language;
    bool is_business = false;
    Date issued_on;
    Date due_on;
    Amount total;
    int level_before{};
    std::optional<Date> reminded_on;
};
constexpr auto describe(Of<LateInvoice>) {
    return record("late_invoice", field("id", &LateInvoice::id), field("number", &LateInvoice::number),
                  field("customer_id", &LateInvoice::customer_id), field("customer_name", &LateInvoice::customer_name),
                  field("email", &LateInvoice::email), field("language", &LateInvoice::language),
                  field("is_business", &LateInvoice::is_business), field("issued_on", &LateInvoice::issued_on),
                  field("due_on", &LateInvoice::due_on), field("total", &LateInvoice::total),
                  field("level_before", &LateInvoice::level_before), field("reminded_on", &LateInvoice::reminded_on));
}

std::vector<LateInvoice> late_invoices(Unit const& unit, Date on, std::optional<SendReminder> const& only) {
    return unit.rows<LateInvoice>(
        "select i.id, i.number, i.customer_id, p.name, p.email, p.language,"
        " case when p.kind = 'organisation' or p.tax_number <> '' then 1 else 0 end, i.issued_on, i.due_on,"
        " i.total_minor, i.total_currency, cast(coalesce(r.level, 0) as bigint), r.reminded_on from billing_invoices i"
        " join people_parties p on p.workspace_id = i.workspace_id and p.id = i.customer_id"
        " left join (select invoice_id, max(level) as level, max(reminded_on) as reminded_on from"
        "  billing_reminded_invoices where workspace_id = :workspace group by invoice_id) r on r.invoice_id = i.id"
        " where i.workspace_id = :workspace and i.kind = 'invoice' and i.number <> '' and i.due_on < :on"
        " and i.disputed_on is null and i.open_minor > 0"
        " and (:customer is null or i.customer_id = :customer) and (:currency is null or i.currency = :currency)"
        " order by p.name, i.customer_id, i.currency, i.due_on, i.number",
        {{"on", on},
         {"customer", only ? std::optional(only->customer_id) : std::nullopt},
         {"currency", only ? std::optional(only->currency) : std::nullopt}});
}

/// What took something off an invoice: payments by their value date, and credit notes by theirs.
struct Fall {
    InvoiceId invoice_id;
    Date on;
    std::int64_t minor{};
};
constexpr auto describe(Of<Fall>) {
    return record("fall", field("invoice_id", &Fall::invoice_id), field("on", &Fall::on), field("minor", &Fall::minor));
}

std::vector<Fall> falls(Unit const& unit, InvoiceId id, Date until) {
    return unit.rows<Fall>(
        "select f.invoice_id, f.fell_on, cast(sum(f.minor) as bigint) from"
        " (select a.invoice_id, a.allocated_on as fell_on, a.amount_minor as minor from billing_allocations a"
        "  where a.workspace_id = :workspace and a.invoice_id = :invoice"
        " union all select n.corrects_id, n.issued_on, n.total_minor - n.open_minor - coalesce((select"
        "  sum(a.amount_minor) from billing_allocations a where a.workspace_id = n.workspace_id and a.invoice_id ="
        "  n.id), 0) from billing_invoices n where n.workspace_id = :workspace and n.corrects_id = :invoice) f"
        " where f.fell_on <= :until group by f.invoice_id, f.fell_on order by f.fell_on",
        {{"invoice", id}, {"until", until}});
}

/// How an invoice's open amount fell until a day.
std::vector<OpenSince> open_since(Unit const& unit, LateInvoice const& invoice, Date until) {
    std::vector<OpenSince> open{{invoice.issued_on, invoice.total}};
    for (auto const& fall : falls(unit, invoice.id, until)) {
        open.push_back({fall.on, open.back().open - Amount{fall.minor, invoice.total.currency}});
    }
    return open;
}

struct Letters {
    Unit const& unit;
    Date on;
    std::string country;  // of the seller: whose law speaks of late payment
    std::vector<DueReminder> letters{};

    void add(LateInvoice const& late) {
        auto const open = open_since(unit, late, on);
        if (open.back().open.is_zero()) return;
        auto const currency = late.total.currency;
        bool const is_next =
            letters.empty() || letters.back().customer_id != late.customer_id || letters.back().currency != currency;
        if (is_next) {
            letters.push_back({.customer_id = late.customer_id,
                               .customer_name = late.customer_name,
                               .email = late.email,
                               .language = late.language,
                               .currency = currency,
                               .invoices = {},
                               .open = {0, currency},
                               .interest = {0, currency},
                               .article = {},
                               .subject = {},
                               .text = {}});
        }
        auto& letter = letters.back();
        letter.invoices.push_back(reminded(late, open));
        letter.open += open.back().open;
        letter.interest += letter.invoices.back().interest;
        auto const& rates = late_rates(country, on);
        if (late.is_business && !rates.empty()) letter.article = rates.back().article;
    }

    RemindedInvoice reminded(LateInvoice const& late, std::vector<OpenSince> const& open) const {
        RemindedInvoice invoice;
        invoice.invoice_id = late.id;
        invoice.number = late.number;
        invoice.issued_on = late.issued_on;
        invoice.due_on = late.due_on;
        invoice.days_late = on.days - late.due_on.days;
        auto const since =
            late.reminded_on ? std::optional<std::int64_t>(on.days - late.reminded_on->days) : std::nullopt;
        invoice.level = level_due(invoice.days_late, late.level_before, since).value_or(0);
        invoice.open = open.back().open;
        invoice.interest = {0, late.total.currency};
        if (late.is_business) invoice.interest_lines = late_interest(country, late.due_on, open, on);
        for (auto const& line : invoice.interest_lines) invoice.interest += line.interest;
        return invoice;
    }
};

/// The letters in which something has come to a level; what has not is in them, and keeps the level that it had.
std::vector<DueReminder> letters_of(Unit const& unit, Date on, std::optional<SendReminder> const& only) {
    auto const seller = people::details_of(unit, people::own_company(unit));
    Letters letters{unit, on, seller.address.country};
    for (auto const& late : late_invoices(unit, on, only)) letters.add(late);
    for (auto& letter : letters.letters) {
        for (auto const& invoice : letter.invoices) letter.level = std::max(letter.level, invoice.level);
    }
    std::erase_if(letters.letters, [](DueReminder const& letter) { return letter.level == 0; });
    return std::move(letters.letters);
}

}  // namespace

std::optional<DueReminder> due_reminder(Unit const& unit, SendReminder const& of, Date on) {
    auto letters = letters_of(unit, on, of);
    return letters.empty() ? std::nullopt : std::optional(std::move(letters.front()));
}

std::vector<DueReminder> due_reminders(Unit const& unit, AskReminders const& request) {
    auto const on = request.on.value_or(unit.today(people::workspace_facts(unit).zone));
    auto letters = letters_of(unit, on, {});
    for (auto& letter : letters) {
        auto const words = words_of(to_reminder(letter, on), letter.customer_name, unit.world());
        letter.subject = words.title;
        letter.text = words.text;
    }
    return letters;
}

}  // namespace farflung::billing
