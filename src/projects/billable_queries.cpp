#include <functional>

#include "platform/i18n/formats.hpp"
#include "projects/billable.hpp"
#include "projects/task.hpp"
#include "projects/time_entry.hpp"

namespace farflung::projects {

namespace {

/// Whether what was done on a day still asks for an invoice. Tasks of before that day was kept have none.
using Asks = std::function<bool(Unit const&, std::string_view kind, Uuid const& source, std::optional<Date> done)>;

/// Hours to the hundredth, half-up: what stands on the invoice is what is multiplied.
Decimal hours(int minutes) { return divide(Decimal(minutes), Decimal(60), 2, Rounding::half_up); }

InvoiceLine line_for(Project const& project, Task const& task) {
    return {.description = task.title,
            .tax_rate = task.tax_rate,
            .tax_category = task.tax_category,
            .project_id = project.id,
            .task_id = task.id,
            .supply = task.supply,
            .tax_level = task.tax_level,
            .tax_by = task.tax_by,
            .tax_code = task.tax_code,
            .tax_note = task.tax_note,
            .tax_reason = task.tax_reason};
}

void add_fixed(Unit const& unit, Project const& project, Task const& task, Asks const& asks,
               std::vector<InvoiceLine>& lines) {
    if (task.state != TaskState::done || !task.fixed_price || task.fixed_price->is_zero()) return;
    if (!asks(unit, "task", task.id.value, task.done_on)) return;
    auto line = line_for(project, task);
    // An invoice has no price below zero (EN 16931 BR-27).
    bool const takes_off = task.fixed_price->is_negative();
    line.quantity = Decimal(takes_off ? -1 : 1);
    line.price = (takes_off ? -*task.fixed_price : *task.fixed_price).decimal();
    line.source_kind = "task";
    line.source_id = task.id.value;
    lines.push_back(std::move(line));
}

void add_hours(Unit const& unit, Project const& project, Task const& task, Asks const& asks,
               std::vector<InvoiceLine>& lines) {
    auto const language = unit.get(project.customer_id).language;
    auto const entries = unit.where<TimeEntry>("t.task_id = :task and t.state = 'approved' and t.is_billable = 1",
                                               {{"task", task.id}}, "t.worked_on, t.id");
    for (auto const& entry : entries) {
        if (!entry.hourly_price || !asks(unit, "time_entry", entry.id.value, entry.worked_on)) continue;
        auto line = line_for(project, task);
        line.detail = i18n::format_date(entry.worked_on, language) + (entry.note.empty() ? "" : " · " + entry.note);
        line.quantity = hours(entry.minutes);
        line.unit = "h";
        line.price = *entry.hourly_price;
        line.source_kind = "time_entry";
        line.source_id = entry.id.value;
        lines.push_back(std::move(line));
    }
}

std::vector<InvoiceLine> lines_that(Asks const& asks, Unit const& unit, Project const& project) {
    std::vector<InvoiceLine> lines;
    auto const tasks = unit.where<Task>("t.project_id = :project and t.is_billable = 1", {{"project", project.id}},
                                        "t.position, t.id");
    for (auto const& task : tasks) {
        add_fixed(unit, project, task, asks, lines);
        add_hours(unit, project, task, asks, lines);
    }
    return lines;
}

}  // namespace

std::vector<InvoiceLine> billable_lines(Unit const& unit, Project const& project) {
    auto const now = [](Unit const& seen, std::string_view kind, Uuid const& source, std::optional<Date>) {
        return !billing::is_billed(seen, kind, source);
    };
    return lines_that(now, unit, project);
}

std::vector<InvoiceLine> billable_hours(Unit const& unit, Project const& project, Date through) {
    auto const until_then = [&](Unit const& seen, std::string_view kind, Uuid const& source, std::optional<Date> done) {
        return kind == "time_entry" && done && *done <= through && !billing::is_billed(seen, kind, source);
    };
    return lines_that(until_then, unit, project);
}

Amount unbilled_on(Unit const& unit, Project const& project, Date on) {
    auto const then = [&](Unit const& seen, std::string_view kind, Uuid const& source, std::optional<Date> done) {
        return done.value_or(on) <= on && !billing::was_billed(seen, kind, source, on);
    };
    return net_of(unit, project, lines_that(then, unit, project));
}

billing::NewInvoice draft_for(Project const& project, std::vector<InvoiceLine> lines) {
    return {.customer_id = project.customer_id,
            .currency = project.currency,
            .lines = std::move(lines),
            .reference = project.number,
            .prices = project.prices,
            .tax_rounding = project.tax_rounding,
            .tax_rounded_per = project.tax_rounded_per};
}

Amount net_of(Unit const& unit, Project const& project, std::vector<InvoiceLine> const& lines) {
    if (project.prices == PricesIn::without_tax) {
        billing::PricedDocument document{.currency = project.currency, .lines = {}};
        for (auto const& line : lines) document.lines.push_back(billing::priced(line));
        return billing::calculate(document).net;
    }
    billing::ProForma document{.customer_id = project.customer_id,
                               .currency = project.currency,
                               .language = unit.language(),
                               .lines = lines,
                               .prices = project.prices,
                               .tax_rounding = project.tax_rounding,
                               .tax_rounded_per = project.tax_rounded_per};
    billing::work_out(unit, document, unit.today(people::workspace_facts(unit).zone));
    return document.net;
}

void refuse_with_project(Unit const& unit, QuoteId quote) {
    auto const found = unit.value<std::int64_t>(
        "select 1 from projects_projects where workspace_id = :workspace and quote_id = :quote", {{"quote", quote}});
    if (found) throw Refusal(No::conflict, "quote.has_project");
}

}  // namespace farflung::projects
