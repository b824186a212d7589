#pragma once

#include "billing/adjustment_words.hpp"
#include "billing/invoice.hpp"
#include "platform/http/page.hpp"
#include "platform/i18n/formats.hpp"

namespace farflung::billing {

/// Whose page a link opens.
struct OpenedPage {
    WorkspaceId workspace;
    InvoiceId invoice;
};
/// Refuses `not_found` for a link that opens nothing.
OpenedPage open_secret(Unit const& unit, std::string const& secret);

/// Texts and figures in the language of the invoice, safe to stand in HTML.
class Voice {
  public:
    Voice(Unit const& unit, Invoice const& invoice) : unit_(unit), language_(invoice.language) {}
    std::string say(std::string_view source, Params const& params = {}) const {
        return http::html_text(unit_.world().text(language_, source, params));
    }
    std::string money(Amount amount) const { return http::html_text(i18n::format_money(amount, language_)); }
    std::string figure(Amount amount) const { return http::html_text(i18n::format_amount(amount, language_)); }
    std::string number(Decimal const& value) const {
        return http::html_text(i18n::format_decimal(value.normalised(), language_));
    }
    std::string day(Date date) const { return i18n::format_date(date, language_); }
    Speaker speaker() const { return {language_, unit_.world()}; }

  private:
    Unit const& unit_;
    std::string language_;
};

}  // namespace farflung::billing
