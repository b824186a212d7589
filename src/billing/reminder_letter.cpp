#include "billing/adjustment_words.hpp"
#include "billing/letterhead.hpp"
#include "billing/reminder.hpp"
#include "platform/i18n/formats.hpp"
#include "platform/pdf/document.hpp"

namespace farflung::billing {

namespace {

std::string_view title_of(int level) {
    switch (level) {
        case 1:
            return "Reminder";
        case 2:
            return "Second reminder";
        default:
            return "Last reminder";
    }
}

std::string_view greeting_of(int level) {
    switch (level) {
        case 1:
            return "Hello {name},\n\nperhaps it slipped your mind: {total} is open with us. The list is enclosed. If "
                   "you"
                   " have paid in the meantime, thank you.\n";
        case 2:
            return "Hello {name},\n\nwe have written before: {total} is still open with us. The list is enclosed. "
                   "Please"
                   " pay within seven days, or tell us what stands in the way.\n";
        default:
            return "Hello {name},\n\nthis is our last reminder: {total} is still open with us. The list is enclosed. "
                   "Please"
                   " pay within seven days; after that we hand it to others to collect.\n";
    }
}

/// What the law adds, a line for each span of days at one rate on one amount.
std::string interest_words(RemindedInvoice const& invoice, Speaker const& speaker) {
    std::string text;
    for (auto const& line : invoice.interest_lines) {
        text += (text.empty() ? "" : "\n") +
                speaker.say("{days} days from {from}: {rate} % of {open} a year, {interest}",
                            {{"days", std::to_string(line.days)},
                             {"from", i18n::format_date(line.from, speaker.language)},
                             {"rate", i18n::format_decimal(line.rate.normalised(), speaker.language)},
                             {"open", i18n::format_amount(line.open, speaker.language)},
                             {"interest", i18n::format_amount(line.interest, speaker.language)}});
    }
    return text;
}

}  // namespace

ReminderWords words_of(Reminder const& reminder, std::string const& customer_name, World& world) {
    Speaker const speaker{reminder.language, world};
    auto const total = i18n::format_money(reminder.open, reminder.language);
    return {.title = speaker.say(title_of(reminder.level)),
            .text = speaker.say(greeting_of(reminder.level), {{"name", customer_name}, {"total", total}})};
}

std::string draw(Unit const& unit, Reminder const& reminder) {
    auto const seller = people::details_of(unit, people::own_company(unit));
    auto const buyer = people::details_of(unit, reminder.customer_id);
    Speaker const speaker{reminder.language, unit.world()};
    auto const figure = [&](Amount amount) { return i18n::format_amount(amount, reminder.language); };
    auto const money = [&](Amount amount) { return i18n::format_money(amount, reminder.language); };
    pdf::PrintedDocument printed;
    printed.letterhead = letterhead_to_draw(unit);
    printed.title = speaker.say(title_of(reminder.level));
    printed.number = buyer.name;
    printed.date = i18n::format_date(reminder.reminded_on, reminder.language);
    printed.issued_on = reminder.reminded_on;
    printed.seller_name = seller.name;
    printed.buyer_label = speaker.say("To");
    printed.buyer_name = buyer.name;
    printed.column_name = speaker.say("Invoice");
    printed.column_quantity = speaker.say("Days late");
    printed.column_price = speaker.say("Interest");
    printed.column_amount = speaker.say("Open");
    for (auto const& invoice : reminder.invoices) {
        auto const due =
            speaker.say("to be paid by {day}", {{"day", i18n::format_date(invoice.due_on, reminder.language)}});
        auto const interest = interest_words(invoice, speaker);
        printed.lines.push_back({.name = invoice.number,
                                 .detail = interest.empty() ? due : due + "\n" + interest,
                                 .quantity = std::to_string(invoice.days_late),
                                 .price = figure(invoice.interest),
                                 .tax = {},
                                 .amount = figure(invoice.open)});
    }
    bool const has_interest = !reminder.interest.is_zero();
    printed.sums.push_back({speaker.say("Open"), money(reminder.open), !has_interest});
    if (has_interest) {
        printed.sums.push_back({speaker.say("Interest until today"), money(reminder.interest), false});
        printed.sums.push_back({speaker.say("Total"), money(reminder.open + reminder.interest), true});
        printed.notes.push_back(speaker.say("Interest by law: {article}.", {{"article", reminder.article}}));
    }
    printed.language = reminder.language;
    printed.right_to_left = i18n::is_right_to_left(reminder.language);
    return pdf::render_pdf(printed);
}

http::Document reminder_pdf(Unit const& unit, ReminderId id) {
    auto const reminder = unit.get(id);
    auto bytes = draw(unit, reminder);
    return {.type = "application/pdf",
            .bytes = std::move(bytes),
            .filename = unit.text("Reminder") + " " + reminder.reminded_on.text() + ".pdf",
            .inline_view = true};
}

}  // namespace farflung::billing
