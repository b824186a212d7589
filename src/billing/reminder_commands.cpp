#include "billing/reminder.hpp"
#include "mail/mail.hpp"
#include "platform/blobs/store.hpp"
#include "platform/http/resource.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::billing {

namespace {

/// Each level of an invoice is told once: the database refuses a second letter, whoever was quicker.
void count_levels(Unit& unit, Reminder const& reminder) {
    for (auto const& invoice : reminder.invoices) {
        if (invoice.level == 0) continue;
        unit.execute(
            "insert into billing_reminded_invoices (workspace_id, invoice_id, level, reminder_id, reminded_on)"
            " values (:workspace, :invoice, :level, :reminder, :on)",
            {{"invoice", invoice.invoice_id},
             {"level", invoice.level},
             {"reminder", reminder.id},
             {"on", reminder.reminded_on}});
    }
}

bool is_mailed(Unit const& unit, ReminderId id) {
    return unit
        .value<std::int64_t>(
            "select 1 from mail_outbox where workspace_id = :workspace and about_entity = 'reminder'"
            " and about_id = :reminder limit 1",
            {{"reminder", id}})
        .has_value();
}

}  // namespace

Reminder to_reminder(DueReminder const& letter, Date on) {
    Reminder reminder;
    reminder.customer_id = letter.customer_id;
    reminder.currency = letter.currency;
    reminder.level = letter.level;
    reminder.reminded_on = on;
    reminder.email = letter.email;
    reminder.language = letter.language;
    reminder.invoices = letter.invoices;
    reminder.open = letter.open;
    reminder.interest = letter.interest;
    reminder.article = letter.article;
    return reminder;
}

Reminder send_reminder(Unit& unit, SendReminder const& request) {
    http::check_references_within_reach(unit, request);
    unit.authorize("send", Reminder{});
    auto const on = unit.today(people::workspace_facts(unit).zone);
    auto const letter = due_reminder(unit, request, on);
    if (!letter) throw Refusal(No::conflict, "reminder.not_due");
    if (letter->email.empty()) throw Refusal(No::conflict, "invoice.no_address");
    auto reminder = to_reminder(*letter, on);
    unit.insert(reminder);
    count_levels(unit, reminder);
    unit.emit(ReminderSent{reminder.customer_id, reminder.level, reminder.open}, "reminder", reminder.id.value);
    unit.enqueue(MailReminder{reminder.id}, {}, "mail_reminder/" + reminder.id.text());
    return reminder;
}

void mail_reminder(jobs::Outside& outside, MailReminder const& job) {
    std::string bytes;
    ReminderWords words;
    std::optional<Reminder> reminder;
    std::string name;
    outside.read([&](Unit const& unit) {
        reminder = unit.get(job.reminder_id);
        name = people::details_of(unit, reminder->customer_id).name;
        words = words_of(*reminder, name, unit.world());
        bytes = draw(unit, *reminder);
    });
    auto const sha256 = outside.world().blobs().put(bytes);
    outside.write([&](Unit& unit) {
        if (is_mailed(unit, job.reminder_id)) return;
        mail::send(unit, {.to = reminder->email,
                          .to_name = name,
                          .subject = words.title,
                          .text = words.text,
                          .language = reminder->language,
                          .about_entity = "reminder",
                          .about_id = job.reminder_id.value,
                          .enclosures = {{words.title + ".pdf", "application/pdf", sha256}}});
    });
}

}  // namespace farflung::billing
