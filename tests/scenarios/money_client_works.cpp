#include "money_client.hpp"
#include "projects/accrual.hpp"
#include "projects/project.hpp"
#include "projects/task.hpp"
#include "projects/time_entry.hpp"

namespace farflung {

/// An hour or so that was approved at once.
std::optional<Deed> MoneyClient::work(Book const& book) {
    auto const& project = one_of(book.projects);
    auto deed = attempt(book, [&](Unit& unit) {
        auto const task = unit.get(project.task);
        TimeEntry entry;
        entry.task_id = task.id;
        entry.project_id = project.id;
        entry.circle_id = project.id.value;
        entry.account_id = book.owner;
        entry.party_id = book.partners.front();
        entry.worked_on = book.today.plus_days(-static_cast<int>(any(0, 4)));
        entry.minutes = static_cast<int>(any(1, 500));
        entry.state = TimeState::approved;
        entry.hourly_price = task.hourly_price;
        unit.insert(entry);
    });
    EXPECT_TRUE(deed.is_done);
    return deed;
}

std::optional<Deed> MoneyClient::bill_work(Book const& book) {
    auto const& project = one_of(book.projects);
    Paper::Sale sale;
    auto deed = attempt(book, [&](Unit& unit) {
        auto const invoice = unit.get(projects::invoice_project(unit, project.id).invoice_id);
        sale = {.id = invoice.id,
                .currency = invoice.currency,
                .total = invoice.total.minor,
                .customer = invoice.customer_id,
                .lines = static_cast<int>(invoice.lines.size())};
    });
    if (deed.is_done) deed.write = [sale](Paper& paper) { paper.sales.push_back(sale); };
    return deed;
}

/// Asked again at once, an accrual has nothing left to book.
std::optional<Deed> MoneyClient::accrue(Book const& book) {
    auto const day = book.today.plus_days(-static_cast<int>(any(1, 4)));
    bool has_booked = false;
    auto deed = attempt(book, [&](Unit& unit) {
        has_booked = projects::accrue(unit, {.on = day}).entry_id.has_value();
        EXPECT_FALSE(projects::accrue(unit, {.on = day}).entry_id.has_value());
    });
    deed.write = [=, is_done = deed.is_done](Paper& paper) {
        EXPECT_TRUE(is_done || paper.is_closed(day)) << "work of open days is booked";
        EXPECT_FALSE(has_booked && is_done && paper.is_closed(day)) << "work was booked on a closed day";
    };
    return deed;
}

}  // namespace farflung
