#pragma once

#include "billing/saf_t.hpp"
#include "e_invoice/xml_writer.hpp"

namespace farflung::billing {

/// Most code points of SAFmiddle1textType, SAFmiddle2textType and SAFlongtextType.
inline constexpr std::size_t saf_t_short = 35;
inline constexpr std::size_t saf_t_middle = 70;
inline constexpr std::size_t saf_t_long = 256;

/// Writes the structures that all parts of a Standard Audit File share. What is empty is left out.
class SafTWriter {
  public:
    explicit SafTWriter(Currency base) : base_(base) {}

    void group(std::string_view name, e_invoice::Walker::Inside const& inside) { xml_.group(name, inside); }
    void fixed_attribute(std::string_view name, std::string_view value) { xml_.fixed_attribute(name, value); }
    void element(std::string_view name, std::string_view value, std::size_t most = saf_t_long);
    /// SAFmonetaryType: in base currency.
    void money(std::string_view name, Amount base) { element(name, base.text()); }
    /// AmountStructure: the worth, and beside it the amount in its own currency, where that is another.
    void amount(std::string_view name, Amount base, Amount own, std::optional<Decimal> const& rate = {});
    void address(std::string_view name, Address const& address);
    /// CompanyStructure, without a contact: whom to ask is not in the books.
    void company(people::PartyDetails const& details);
    /// `OpeningDebitBalance` or `OpeningCreditBalance`, and the same of `Closing`.
    void balances(SafTBalance const& balance);
    std::string take() { return xml_.take(); }

  private:
    e_invoice::XmlWriter xml_;
    Currency base_;
};

/// 32 digits: the standard takes 35, and an id has 36.
std::string saf_t_id(Uuid const& id);

void write_saf_t_entries(SafTWriter& xml, SafT const& books);
void write_saf_t_invoices(SafTWriter& xml, SafT const& books);

}  // namespace farflung::billing
