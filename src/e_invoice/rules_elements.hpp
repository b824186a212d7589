#pragma once

#include <set>
#include <span>

#include "core/xml.hpp"
#include "e_invoice/rules.hpp"

namespace farflung::e_invoice {

/// What a rule asks of the elements at a path.
enum class Must {
    stand,            // one is there, if only empty
    say,              // one has a text
    not_stand,        // none is there
    stand_once,       // exactly one
    not_repeat,       // at most one
    have_two_digits,  // at most, behind the point, as it is written
    be_known          // each text is of the list, an empty one is not
};

/// One line of a table of rules about a document as it is written: its id, the elements that it is about (none for the
/// root), and what it asks of each. For the paths see `elements_at`.
struct ElementRule {
    std::string_view id;
    std::string_view where;
    Must must;
    std::string_view path;
    bool (*is_known)(std::string_view code) = nullptr;
};

/// The same for what no table can say.
struct ElementCheck {
    std::string_view id;
    std::string_view where;
    Fault fault;
    bool (*holds)(XmlElement place, XmlElement root);
};

/// Applies tables to one document, and remembers which rules it has judged.
class ElementJudge {
  public:
    explicit ElementJudge(XmlElement root) : root_(root) {}

    void apply(std::span<ElementRule const> rules);
    void apply(std::span<ElementCheck const> checks);
    void note(std::string_view id, XmlElement place, Fault fault);
    /// Rules that the binding of the syntax never breaks, or breaks elsewhere.
    void leave_out(std::span<std::string_view const> rules);

    XmlElement root() const { return root_; }
    std::vector<Finding> const& findings() const { return findings_; }
    /// Of these the document itself tells more than the model.
    std::set<std::string, std::less<>> const& judged() const { return judged_; }

  private:
    XmlElement root_;
    std::vector<Finding> findings_;
    std::set<std::string, std::less<>> judged_;
};

/// The breakdowns that CII's rules on them in general are about. Three categories of VAT have rules of their own alone;
/// of another tax, they are breakdowns like others.
constexpr std::string_view cii_breakdown =
    "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[!CategoryCode=L,M,O]|"
    "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=L,M,O][!TypeCode~=vat]";

/// The tables of both syntaxes, in files of their own.
void judge_ubl(ElementJudge& judge);
void judge_ubl_terms(ElementJudge& judge);
void judge_ubl_codes(ElementJudge& judge);
void judge_ubl_sums(ElementJudge& judge);
void judge_cii(ElementJudge& judge);
void judge_cii_sums(ElementJudge& judge);
void judge_cii_terms(ElementJudge& judge);
void judge_cii_checks(ElementJudge& judge);
void judge_cii_codes(ElementJudge& judge);
void judge_cii_types(ElementJudge& judge);

/// What a profile asks of elements; XRechnung takes a part of Peppol's rules over.
enum class UblProfile { xrechnung, peppol };
void judge_ubl_profile(ElementJudge& judge, UblProfile profile);
void judge_cii_xrechnung(ElementJudge& judge);

}  // namespace farflung::e_invoice
