#include "bank/matching.hpp"

#include <algorithm>

#include "core/creditor_reference.hpp"
#include "core/iban.hpp"
#include "core/swiss_payment.hpp"
#include "core/text.hpp"

namespace farflung::bank {

namespace {

constexpr std::size_t most_proposals = 5;
constexpr std::size_t most_of_one_amount = 20;  // a price that many pay says little of one of them
constexpr std::size_t longest_number_in_words = 4;
constexpr std::size_t shortest_word = 4;
constexpr int days_around_a_payment = 7;

int weight_of(MatchReason reason) {
    switch (reason) {
        case MatchReason::creditor_reference:
            return 100;
        case MatchReason::end_to_end_id:
            return 90;
        case MatchReason::number:
            return 80;
        case MatchReason::recorded_before:
            return 60;
        case MatchReason::amount:
            return 25;
        case MatchReason::sum:
            return 25;
        case MatchReason::iban:
            return 30;
        case MatchReason::name:
            break;
    }
    return 20;
}

/// Letters and digits in words, small: `INV-2026-0042` is three.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (auto const c : search_key(text)) {
        bool const is_sign = static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0;
        if (!is_sign) words.back() += c;
        if (is_sign && !words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string joined(std::vector<std::string> const& words, std::size_t begin, std::size_t count) {
    std::string all;
    for (auto at = begin; at < begin + count; ++at) all += words[at];
    return all;
}

/// The words that tell a name from others: not `Ltd` and the like, which are short or many have.
std::set<std::string> telling_words(std::string_view name) {
    static std::set<std::string> const common{"gmbh", "limited", "company", "group", "holding", "corp", "proprietary"};
    std::set<std::string> words;
    for (auto& word : words_of(name)) {
        if (word.size() >= shortest_word && !common.contains(word)) words.insert(std::move(word));
    }
    return words;
}

std::string amount_key(bool comes_in, Amount amount) {
    return (comes_in ? "+" : "-") + std::string(amount.currency.text()) + std::to_string(std::abs(amount.minor));
}

Amount size_of(BankLine const& line) { return line.amount.is_negative() ? -line.amount : line.amount; }

bool can_discount(billing::OpenDocument const& document, BankLine const& line) {
    return document.discount && document.discount_by && line.booked_on <= *document.discount_by;
}

}  // namespace

Matcher::Matcher(std::vector<billing::OpenDocument> documents, std::vector<billing::MovedMoney> payments)
    : documents_(std::move(documents)), payments_(std::move(payments)) {
    for (std::size_t at = 0; at < documents_.size(); ++at) index(at);
    for (std::size_t at = 0; at < payments_.size(); ++at) {
        auto const& payment = payments_[at];
        payments_by_amount_[amount_key(!payment.moved.is_negative(), payment.moved)].push_back(at);
    }
}

void Matcher::index(std::size_t at) {
    auto const& document = documents_[at];
    auto const words = words_of(document.number);
    by_number_[joined(words, 0, words.size())].push_back(at);
    if (auto const theirs = words_of(document.their_number); joined(theirs, 0, theirs.size()).size() >= shortest_word) {
        by_number_[joined(theirs, 0, theirs.size())].push_back(at);
    }
    if (auto const reference = make_creditor_reference(document.number)) by_reference_[*reference].push_back(at);
    if (auto const reference = make_qr_reference(document.number)) by_reference_[*reference].push_back(at);
    by_amount_[amount_key(document.direction == PaymentDirection::in, document.open)].push_back(at);
    if (document.discount) {
        by_amount_[amount_key(document.direction == PaymentDirection::in, document.open - *document.discount)]
            .push_back(at);
    }
    auto& party = parties_[document.party_id];
    party.documents.push_back(at);
    if (!party.name.empty()) return;
    party.name = document.party;
    party.words = telling_words(document.party);
    for (auto const& word : party.words) by_word_[word].push_back(document.party_id);
    if (!document.iban.empty()) by_iban_[check_iban(document.iban).iban].push_back(document.party_id);
}

bool Matcher::fits(std::size_t document, BankLine const& line) const {
    return (documents_[document].direction == PaymentDirection::in) == !line.amount.is_negative();
}

std::map<std::size_t, Matcher::Reasons> Matcher::named_documents(BankLine const& line) const {
    std::map<std::size_t, Reasons> named;
    auto const add = [&](auto const& index, std::string const& key, MatchReason reason) {
        auto const found = index.find(key);
        if (found == index.end()) return;
        for (auto const at : found->second) {
            if (fits(at, line)) named[at].insert(reason);
        }
    };
    if (!line.creditor_reference.empty()) add(by_reference_, line.creditor_reference, MatchReason::creditor_reference);
    auto const end_to_end = words_of(line.end_to_end_id);
    add(by_number_, joined(end_to_end, 0, end_to_end.size()), MatchReason::end_to_end_id);
    auto const words = words_of(line.text);
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        for (std::size_t count = 1; count <= std::min(longest_number_in_words, words.size() - begin); ++count) {
            add(by_number_, joined(words, begin, count), MatchReason::number);
        }
    }
    return named;
}

std::map<PartyId, Matcher::Reasons> Matcher::likely_parties(BankLine const& line) const {
    std::map<PartyId, Reasons> likely;
    if (auto const found = by_iban_.find(check_iban(line.iban).iban); !line.iban.empty() && found != by_iban_.end()) {
        for (auto const party : found->second) likely[party].insert(MatchReason::iban);
    }
    auto const words = telling_words(line.name);
    for (auto const& word : words) {
        auto const found = by_word_.find(word);
        if (found == by_word_.end() || found->second.size() > most_of_one_amount) continue;
        for (auto const party : found->second) {
            if (std::ranges::includes(words, parties_.at(party).words)) likely[party].insert(MatchReason::name);
        }
    }
    return likely;
}

/// Whether the money is exactly what all of them come to less the discounts that were still to be had that day.
bool Matcher::takes_discounts(BankLine const& line, Indexes const& documents) const {
    auto sum = size_of(line);
    bool is_any = false;
    for (auto const at : documents) {
        auto const& document = documents_[at];
        if (document.open.currency != sum.currency) return false;
        sum -= document.open;
        if (!can_discount(document, line)) continue;
        sum += *document.discount;
        is_any = true;
    }
    return is_any && sum.is_zero();
}

Proposal Matcher::proposal_of(BankLine const& line, PartyId party, Indexes const& documents, Reasons reasons) const {
    Proposal proposal{.party_id = party, .party = parties_.at(party).name, .left_over = size_of(line)};
    bool const discounted = takes_discounts(line, documents);
    for (auto const at : documents) {
        auto const& document = documents_[at];
        bool const same = document.open.currency == proposal.left_over.currency;
        auto const discount = discounted && can_discount(document, line) ? document.discount : std::optional<Amount>{};
        auto const due = discount ? document.open - *discount : document.open;
        // What part of an amount in another currency the money is, the person says; all of it is the likeliest.
        auto const settles = same ? std::min(due, proposal.left_over) : due;
        if (settles.is_zero()) continue;
        proposal.documents.push_back({.invoice_id = document.invoice_id,
                                      .bill_id = document.bill_id,
                                      .number = document.number,
                                      .due_on = document.due_on,
                                      .open = document.open,
                                      .settles = settles,
                                      .discount = discount});
        if (same) proposal.left_over -= settles;
        if (!same) proposal.left_over.minor = 0;
    }
    bool const settles_all = std::ranges::all_of(proposal.documents, [](auto const& one) {
        return one.open == (one.discount ? one.settles + *one.discount : one.settles);
    });
    bool const same_currency = std::ranges::all_of(
        proposal.documents, [&](auto const& one) { return one.open.currency == line.amount.currency; });
    bool const fits_exactly = settles_all && same_currency && proposal.left_over.is_zero();
    if (fits_exactly) reasons.insert(proposal.documents.size() == 1 ? MatchReason::amount : MatchReason::sum);
    for (auto const reason : reasons) {
        proposal.reasons.push_back(reason);
        proposal.weight += weight_of(reason);
    }
    proposal.is_certain = fits_exactly && *reasons.begin() <= MatchReason::number;
    return proposal;
}

void Matcher::propose_for_party(BankLine const& line, PartyId party, Reasons const& reasons,
                                std::vector<Proposal>& proposals) const {
    Indexes open;
    for (auto const at : parties_.at(party).documents) {
        if (fits(at, line) && documents_[at].open.currency == line.amount.currency) open.push_back(at);
    }
    if (open.empty()) return;
    std::ranges::stable_sort(open, {}, [&](std::size_t at) { return documents_[at].due_on; });
    proposals.push_back(proposal_of(line, party, open, reasons));
}

void Matcher::propose_by_amount(BankLine const& line, std::map<PartyId, Reasons> const& likely,
                                std::vector<Proposal>& proposals) const {
    auto const found = by_amount_.find(amount_key(!line.amount.is_negative(), line.amount));
    if (found == by_amount_.end()) return;
    for (auto const at : found->second) {
        auto const party = documents_[at].party_id;
        auto const reasons = likely.find(party);
        if (reasons == likely.end() && found->second.size() > most_of_one_amount) continue;
        proposals.push_back(proposal_of(line, party, {at}, reasons == likely.end() ? Reasons{} : reasons->second));
    }
}

void Matcher::propose_payments(BankLine const& line, std::vector<Proposal>& proposals) const {
    auto const found = payments_by_amount_.find(amount_key(!line.amount.is_negative(), line.amount));
    if (found == payments_by_amount_.end()) return;
    for (auto const at : found->second) {
        auto const& payment = payments_[at];
        if (std::abs(payment.paid_on.days - line.booked_on.days) > days_around_a_payment) continue;
        Proposal proposal{.payment_id = payment.payment_id, .party_id = payment.party_id, .party = payment.party};
        proposal.left_over = {0, line.amount.currency};
        proposal.reasons = {MatchReason::recorded_before, MatchReason::amount};
        if (std::ranges::includes(telling_words(line.name), telling_words(payment.party))) {
            proposal.reasons.push_back(MatchReason::name);
        }
        for (auto const reason : proposal.reasons) proposal.weight += weight_of(reason);
        proposals.push_back(std::move(proposal));
    }
}

std::vector<Proposal> Matcher::proposals(BankLine const& line) const {
    std::vector<Proposal> proposals;
    auto const likely = likely_parties(line);
    std::map<PartyId, std::pair<Indexes, Reasons>> named;
    for (auto const& [at, reasons] : named_documents(line)) {
        auto& [documents, all] = named[documents_[at].party_id];
        documents.push_back(at);
        all.insert(reasons.begin(), reasons.end());
    }
    for (auto& [party, found] : named) {
        if (auto const known = likely.find(party); known != likely.end()) {
            found.second.insert(known->second.begin(), known->second.end());
        }
        proposals.push_back(proposal_of(line, party, found.first, found.second));
    }
    propose_payments(line, proposals);
    if (named.empty()) {
        propose_by_amount(line, likely, proposals);
        for (auto const& [party, reasons] : likely) propose_for_party(line, party, reasons, proposals);
    }
    std::ranges::stable_sort(proposals, std::ranges::greater{}, &Proposal::weight);
    if (proposals.size() > most_proposals) proposals.resize(most_proposals);
    return proposals;
}

}  // namespace farflung::bank
