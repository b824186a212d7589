#pragma once

#include "billing/invoice.hpp"
#include "billing/late_interest.hpp"
#include "platform/http/call.hpp"

namespace farflung::jobs {
class Outside;
}

namespace farflung {

struct Reminder;
using ReminderId = Id<Reminder>;

/// An invoice in a reminder, as it stood on that day.
struct RemindedInvoice {
    InvoiceId invoice_id;
    std::string number;
    Date issued_on;
    Date due_on;
    std::int64_t days_late{};
    int level{};  // what this reminder is for this invoice: 1 the first, 3 the last
    Amount open;
    std::vector<billing::InterestLine> interest_lines;
    Amount interest;
};
constexpr auto describe(Of<RemindedInvoice>) {
    return record("reminded_invoice",
                  field("invoice_id", &RemindedInvoice::invoice_id, {.references = "invoice", .label = "Invoice"}),
                  field("number", &RemindedInvoice::number, {.label = "Number"}),
                  field("issued_on", &RemindedInvoice::issued_on, {.label = "Issued on"}),
                  field("due_on", &RemindedInvoice::due_on, {.label = "Pay by"}),
                  field("days_late", &RemindedInvoice::days_late, {.label = "Days late"}),
                  field("level", &RemindedInvoice::level, {.label = "Level"}),
                  field("open", &RemindedInvoice::open, {.label = "Open"}),
                  field("interest_lines", &RemindedInvoice::interest_lines, {.label = "Interest by day"}),
                  field("interest", &RemindedInvoice::interest, {.label = "Interest"}));
}

/// A letter to one customer about everything that is late in one currency. Kept as it was sent.
struct Reminder {
    ReminderId id;
    int version{};
    PartyId customer_id;
    Currency currency;
    int level{};
    Date reminded_on;
    std::string email;
    std::string language;
    std::vector<RemindedInvoice> invoices;
    Amount open;
    Amount interest;
    std::string article;
    Instant created_at;
};
constexpr auto describe(Of<Reminder>) {
    return entity(
        "reminder", "billing_reminders",  //
        field("id", &Reminder::id, {.key = true}), field("version", &Reminder::version, {.read_only = true}),
        field("customer_id", &Reminder::customer_id, {.read_only = true, .references = "party", .label = "Customer"}),
        field("currency", &Reminder::currency, {.read_only = true, .label = "Currency"}),
        field("level", &Reminder::level, {.read_only = true, .label = "Level"}),
        field("reminded_on", &Reminder::reminded_on, {.read_only = true, .label = "Day"}),
        field("email", &Reminder::email, {.read_only = true, .searchable = true, .title = true, .label = "Email"}),
        field("language", &Reminder::language, {.read_only = true, .label = "Language"}),
        field("invoices", &Reminder::invoices, {.read_only = true, .label = "Invoices"}),
        field("open", &Reminder::open, {.read_only = true, .label = "Open"}),
        field("interest", &Reminder::interest, {.read_only = true, .label = "Interest"}),
        field("article", &Reminder::article, {.read_only = true, .label = "Law"}),
        field("created_at", &Reminder::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<Reminder>);

Policy<Reminder> const& policy(Of<Reminder>);

namespace billing {

// Rules.

inline constexpr int last_level = 3;
/// The level that an invoice has come to, or nothing when it is not time yet: seven days late, then a fortnight after
/// each letter about it.
std::optional<int> level_due(std::int64_t days_late, int level_before, std::optional<std::int64_t> days_since);

// Commands and queries.

struct AskReminders {
    std::optional<Date> on;  // today
};
constexpr auto describe(Of<AskReminders>) {
    return record("ask_reminders", field("on", &AskReminders::on, {.label = "On"}));
}
/// A letter that is due.
struct DueReminder {
    PartyId customer_id;
    std::string customer_name;
    std::string email;  // empty: there is nowhere to send it
    std::string language;
    Currency currency;
    int level{};
    std::vector<RemindedInvoice> invoices;
    Amount open;
    Amount interest;
    std::string article;
    std::string subject;
    std::string text;
};
constexpr auto describe(Of<DueReminder>) {
    return record("due_reminder",
                  field("customer_id", &DueReminder::customer_id, {.references = "party", .label = "Customer"}),
                  field("customer_name", &DueReminder::customer_name, {.label = "Name"}),
                  field("email", &DueReminder::email, {.label = "Email"}),
                  field("language", &DueReminder::language, {.label = "Language"}),
                  field("currency", &DueReminder::currency, {.label = "Currency"}),
                  field("level", &DueReminder::level, {.label = "Level"}),
                  field("invoices", &DueReminder::invoices, {.label = "Invoices"}),
                  field("open", &DueReminder::open, {.label = "Open"}),
                  field("interest", &DueReminder::interest, {.label = "Interest"}),
                  field("article", &DueReminder::article, {.label = "Law"}),
                  field("subject", &DueReminder::subject, {.label = "Subject"}),
                  field("text", &DueReminder::text, {.label = "Text"}));
}
/// The letters that should go out on a day: one for each customer and currency in which an invoice has come to a level,
/// about everything of it that is late and not disputed.
std::vector<DueReminder> due_reminders(Unit const& unit, AskReminders const& request);

struct SendReminder {
    PartyId customer_id;
    Currency currency;
};
constexpr auto describe(Of<SendReminder>) {
    return record("send_reminder",
                  field("customer_id", &SendReminder::customer_id,
                        {.required = true, .references = "party", .label = "Customer"}),
                  field("currency", &SendReminder::currency, {.required = true, .label = "Currency"}));
}
/// The letter of one customer and currency that is due on a day.
std::optional<DueReminder> due_reminder(Unit const& unit, SendReminder const& of, Date on);
/// The letter as it is kept.
Reminder to_reminder(DueReminder const& letter, Date on);
/// Emitted about the reminder.
struct ReminderSent {
    PartyId customer_id;
    int level{};
    Amount open;
};
constexpr auto describe(Of<ReminderSent>) {
    return record("reminder_sent", field("customer_id", &ReminderSent::customer_id),
                  field("level", &ReminderSent::level), field("open", &ReminderSent::open));
}
/// Sends the letter that is due today. Refuses `reminder.not_due` and `invoice.no_address`.
Reminder send_reminder(Unit& unit, SendReminder const& request);

struct MailReminder {
    ReminderId reminder_id;
};
constexpr auto describe(Of<MailReminder>) {
    return record("mail_reminder", field("reminder_id", &MailReminder::reminder_id));
}
/// Draws the letter and mails it, once.
void mail_reminder(jobs::Outside& outside, MailReminder const& job);

/// What a letter says, in its language.
struct ReminderWords {
    std::string title;
    std::string text;
};
ReminderWords words_of(Reminder const& reminder, std::string const& customer_name, World& world);
/// The letter on paper, each day's interest line by line.
std::string draw(Unit const& unit, Reminder const& reminder);
http::Document reminder_pdf(Unit const& unit, ReminderId id);

}  // namespace billing
}  // namespace farflung
