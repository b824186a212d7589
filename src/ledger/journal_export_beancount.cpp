// The journal as beancount reads it: "Beancount Language Syntax", version 2.

#include <cctype>
#include <set>

#include "ledger/journal_export.hpp"

namespace farflung::ledger {

namespace {

std::string_view root_of(AccountKind kind) {
    switch (kind) {
        case AccountKind::asset:
            return "Assets";
        case AccountKind::liability:
            return "Liabilities";
        case AccountKind::equity:
            return "Equity";
        case AccountKind::income:
            return "Income";
        case AccountKind::expense:
            return "Expenses";
    }
    return {};
}

/// Letters, digits and dashes of ASCII, beginning with a capital or a digit.
std::string component(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            out += c;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    while (out.ends_with('-')) out.pop_back();
    if (out.empty()) return "X";
    out.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(out.front())));
    return out;
}

std::map<LedgerAccountId, std::string> names_of(Book const& book) {
    std::map<LedgerAccountId, std::string> names;
    std::set<std::string> taken;
    for (auto const& account : book.accounts) {
        auto const wanted = std::string(root_of(account.kind)) + ':' + component(account.code + ' ' + account.name);
        auto name = wanted;
        for (int i = 2; !taken.insert(name).second; ++i) name = wanted + '-' + std::to_string(i);
        names[account.id] = name;
    }
    return names;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

void declare(std::string& out, Book const& book, std::map<LedgerAccountId, std::string> const& names) {
    out += "option \"title\" " + quoted(book.company) + "\n";
    out += "option \"operating_currency\" " + quoted(book.base.text()) + "\n\n";
    if (book.postings.empty()) return;
    auto const first = book.postings.front().posted_on.text();
    std::set<Currency> currencies{book.base};
    for (auto const& posting : book.postings) currencies.insert(shown(book, posting).currency);
    for (auto const& currency : currencies) out += first + " commodity " + std::string(currency.text()) + "\n";
    for (auto const& account : book.accounts) {
        out += first + " open " + names.at(account.id) + "\n  name: " + quoted(account.name) + "\n";
    }
}

}  // namespace

std::string to_beancount(Book const& book) {
    std::string out;
    auto const names = names_of(book);
    declare(out, book, names);
    std::int64_t entry = 0;
    for (auto const& posting : book.postings) {
        auto const amount = shown(book, posting);
        if (amount.is_zero()) continue;
        if (posting.number != entry) {
            out += "\n" + posting.posted_on.text() + " * " + quoted(posting.text) +
                   "\n  number: " + std::to_string(posting.number) + "\n";
        }
        entry = posting.number;
        out += "  " + names.at(posting.account_id) + "  " + written(amount) + "\n";
        if (book.measure == ExportMeasure::own && amount.currency != book.base) {
            out += "    base: " + written(posting.base) + "\n";
        }
    }
    out += "\n";
    // A balance is checked at the beginning of its day.
    for (auto const& end : month_ends(book)) {
        out += end.on.plus_days(1).text() + " balance " + names.at(end.account) + "  " + written(end.balance) + "\n";
    }
    return out;
}

}  // namespace farflung::ledger
