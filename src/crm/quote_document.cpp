#include "core/hash.hpp"
#include "core/zone.hpp"
#include "crm/quote_page.hpp"
#include "platform/i18n/formats.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::crm {

namespace {

std::string draw(Unit const& unit, Quote const& quote, Date on) {
    auto const say = [&](std::string_view source) { return unit.world().text(quote.language, source, {}); };
    billing::ProFormaPaper paper{
        .title = say("Quote"),
        .number = quote.number.empty() ? say("Draft") : quote.number,
        .on = on,
        .facts = {},
        .subject = quote.title,
        .intro = quote.intro,
        .terms = quote.terms,
        .seller = quote.seller ? *quote.seller : people::details_of(unit, people::own_company(unit)),
        .buyer = quote.buyer ? *quote.buyer : people::details_of(unit, quote.customer_id)};
    if (quote.version_number > 1) {
        paper.facts.emplace_back(say("Version"), i18n::format_decimal(Decimal(quote.version_number), quote.language));
    }
    if (quote.valid_until) {
        paper.facts.emplace_back(say("Valid until"), i18n::format_date(*quote.valid_until, quote.language));
    }
    return billing::draw(unit, pro_forma_of(quote), paper);
}

std::optional<std::string> kept_paper(Unit const& unit, QuoteId id) {
    std::optional<std::string> bytes;
    unit.query("select bytes from crm_quote_papers where workspace_id = :workspace and quote_id = :quote",
               {{"quote", id}}, [&](db::Row const& row) { bytes = std::string(row.bytes(0)); });
    return bytes;
}

}  // namespace

bool has_paper(Unit const& unit, QuoteId id) {
    return unit
        .value<std::int64_t>("select 1 from crm_quote_papers where workspace_id = :workspace and quote_id = :quote",
                             {{"quote", id}})
        .has_value();
}

void draw_quote(jobs::Outside& outside, DrawQuote const& job) {
    std::string bytes;
    outside.read([&](Unit const& unit) {
        if (has_paper(unit, job.quote_id)) return;
        auto const quote = unit.get(job.quote_id);
        bytes = draw(unit, quote, local_date(*quote.sent_at, people::workspace_facts(unit).zone));
    });
    if (bytes.empty()) return;
    outside.write([&](Unit& unit) {
        unit.execute(
            "insert into crm_quote_papers (workspace_id, quote_id, bytes, sha256, made_at)"
            " values (:workspace, :quote, :bytes, :sha256, :now) on conflict (workspace_id, quote_id) do nothing",
            {{"quote", job.quote_id}, {"bytes", db::Bytes{bytes}}, {"sha256", sha256_hex(bytes)}, {"now", unit.now()}});
    });
}

http::Document quote_pdf(Unit const& unit, QuoteId id) {
    auto const quote = unit.get(id);
    auto const zone = people::workspace_facts(unit).zone;
    auto bytes = kept_paper(unit, id);
    bool const waits_for_it = quote.seller.has_value();  // those sent before papers were kept have none
    if (!bytes && waits_for_it) throw Refusal(No::conflict, "document.not_ready");
    if (!bytes) bytes = draw(unit, quote, quote.sent_at ? local_date(*quote.sent_at, zone) : unit.today(zone));
    auto const name =
        quote.number.empty() ? unit.text("Quote") : quote.number + "-" + std::to_string(quote.version_number);
    return {.type = "application/pdf", .bytes = std::move(*bytes), .filename = name + ".pdf", .inline_view = true};
}

}  // namespace farflung::crm
