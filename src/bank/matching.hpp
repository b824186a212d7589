#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "bank/line.hpp"

namespace farflung {

/// Why a proposal is made, the strongest first.
enum class MatchReason { creditor_reference, end_to_end_id, number, recorded_before, amount, sum, iban, name };
constexpr auto describe(Of<MatchReason>) {
    return enumeration("match_reason", "creditor_reference", "end_to_end_id", "number", "recorded_before", "amount",
                       "sum", "iban", "name");
}

namespace bank {

struct ProposedDocument {
    std::optional<InvoiceId> invoice_id;
    std::optional<BillId> bill_id;
    std::string number;
    Date due_on;
    Amount open;
    Amount settles;
    std::optional<Amount> discount;  // for early payment: what the money need not settle
};
constexpr auto describe(Of<ProposedDocument>) {
    return record("proposed_document",
                  field("invoice_id", &ProposedDocument::invoice_id, {.references = "invoice", .label = "Invoice"}),
                  field("bill_id", &ProposedDocument::bill_id, {.references = "bill", .label = "Bill"}),
                  field("number", &ProposedDocument::number, {.label = "Number"}),
                  field("due_on", &ProposedDocument::due_on, {.label = "Pay by"}),
                  field("open", &ProposedDocument::open, {.label = "Open"}),
                  field("settles", &ProposedDocument::settles, {.label = "Settles"}),
                  field("discount", &ProposedDocument::discount, {.label = "Early-payment discount"}));
}

/// What a line may be: documents of one party that it settles, or a payment that was recorded by hand before.
struct Proposal {
    std::optional<PaymentId> payment_id;
    PartyId party_id;
    std::string party;
    std::vector<ProposedDocument> documents;
    Amount left_over;
    std::vector<MatchReason> reasons;
    int weight = 0;
    bool is_certain = false;
};
constexpr auto describe(Of<Proposal>) {
    return record("bank_proposal",
                  field("payment_id", &Proposal::payment_id, {.references = "payment", .label = "Payment"}),
                  field("party_id", &Proposal::party_id, {.references = "party", .label = "Party"}),
                  field("party", &Proposal::party, {.label = "Name"}),
                  field("documents", &Proposal::documents, {.label = "Settles"}),
                  field("left_over", &Proposal::left_over, {.label = "Left over"}),
                  field("reasons", &Proposal::reasons, {.label = "Reasons"}),
                  field("weight", &Proposal::weight, {.label = "Weight"}),
                  field("is_certain", &Proposal::is_certain, {.label = "Certain"}));
}

/// Knows everything that is open by what a bank may tell of it, so that each line is looked up, not compared.
class Matcher {
  public:
    Matcher(std::vector<billing::OpenDocument> documents, std::vector<billing::MovedMoney> payments);
    /// At most five, the likeliest first. Certain is one that a reference or number and the whole amount speak for.
    std::vector<Proposal> proposals(BankLine const& line) const;

  private:
    using Indexes = std::vector<std::size_t>;
    using Reasons = std::set<MatchReason>;
    struct Party {
        std::string name;
        std::set<std::string> words;
        Indexes documents;
    };

    void index(std::size_t at);
    std::map<std::size_t, Reasons> named_documents(BankLine const& line) const;
    std::map<PartyId, Reasons> likely_parties(BankLine const& line) const;
    bool fits(std::size_t document, BankLine const& line) const;
    bool takes_discounts(BankLine const& line, Indexes const& documents) const;
    Proposal proposal_of(BankLine const& line, PartyId party, Indexes const& documents, Reasons reasons) const;
    void propose_for_party(BankLine const& line, PartyId party, Reasons const& reasons,
                           std::vector<Proposal>& proposals) const;
    void propose_by_amount(BankLine const& line, std::map<PartyId, Reasons> const& likely,
                           std::vector<Proposal>& proposals) const;
    void propose_payments(BankLine const& line, std::vector<Proposal>& proposals) const;

    std::vector<billing::OpenDocument> documents_;
    std::vector<billing::MovedMoney> payments_;
    std::map<PartyId, Party> parties_;
    std::unordered_map<std::string, Indexes> by_reference_;
    std::unordered_map<std::string, Indexes> by_number_;
    std::unordered_map<std::string, Indexes> by_amount_;
    std::unordered_map<std::string, Indexes> payments_by_amount_;
    std::unordered_map<std::string, std::vector<PartyId>> by_iban_;
    std::unordered_map<std::string, std::vector<PartyId>> by_word_;
};

}  // namespace bank
}  // namespace farflung
