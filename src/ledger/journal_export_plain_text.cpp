// The journal as hledger and ledger read it. Manuals: hledger 1.25 "JOURNAL FORMAT", Ledger 3 chapter 4.

#include <set>

#include "ledger/journal_export.hpp"

namespace farflung::ledger {

namespace {

enum class Reads { hledger, ledger_cli };

std::string_view root_of(AccountKind kind) {
    switch (kind) {
        case AccountKind::asset:
            return "assets";
        case AccountKind::liability:
            return "liabilities";
        case AccountKind::equity:
            return "equity";
        case AccountKind::income:
            return "income";
        case AccountKind::expense:
            return "expenses";
    }
    return {};
}

/// One line without what these programs take for syntax: a comment begins with a semicolon, an account's name ends at
/// two blanks, and a colon in it begins another account.
std::string plain(std::string_view text, bool is_account) {
    std::string out;
    for (char c : text) {
        if (c == ';') c = ',';
        if (is_account && (c == ':' || c == '=')) c = '-';
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
        out += c;
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

std::map<LedgerAccountId, std::string> names_of(Book const& book) {
    std::map<LedgerAccountId, std::string> names;
    std::set<std::string> taken;
    for (auto const& account : book.accounts) {
        auto const wanted = std::string(root_of(account.kind)) + ':' + plain(account.code + ' ' + account.name, true);
        auto name = wanted;
        for (int i = 2; !taken.insert(name).second; ++i) name = wanted + ' ' + std::to_string(i);
        names[account.id] = name;
    }
    return names;
}

/// A currency's own digits; hledger asks for a decimal mark also where none follow.
std::string declared(Currency currency, Reads reads) {
    auto const sample = Amount{0, currency}.text();
    bool const is_whole = sample.find('.') == std::string::npos;
    return sample + (is_whole && reads == Reads::hledger ? "." : "") + ' ' + std::string(currency.text());
}

class Journal {
  public:
    Journal(Book const& book, Reads reads) : book_(book), reads_(reads), names_(names_of(book)) {}

    std::string text() {
        declare();
        auto const ends = month_ends(book_);
        auto end = ends.begin();
        std::int64_t entry = 0;
        for (auto const& posting : book_.postings) {
            if (end != ends.end() && end->on < posting.posted_on) end = check(end, ends.end());
            auto const amount = shown(book_, posting);
            if (amount.is_zero()) continue;
            if (posting.number != entry) begin(posting);
            entry = posting.number;
            line(posting.account_id, written(amount), posting);
        }
        while (end != ends.end()) end = check(end, ends.end());
        return std::move(out_);
    }

  private:
    using End = std::vector<MonthEnd>::const_iterator;

    void declare() {
        out_ += "; " + plain(book_.company, false) + "\n";
        out_ += reads_ == Reads::hledger ? "decimal-mark .\n" : "tag base\n";
        std::set<Currency> currencies{book_.base};
        for (auto const& posting : book_.postings) currencies.insert(shown(book_, posting).currency);
        for (auto const& currency : currencies) {
            out_ += "commodity " + std::string(currency.text()) + "\n    format " + declared(currency, reads_) + "\n";
        }
        for (auto const& account : book_.accounts) out_ += "account " + names_.at(account.id) + "\n";
    }
    void begin(PostingRow const& posting) {
        out_ += "\n" + posting.posted_on.text() + " * (" + std::to_string(posting.number) + ") " +
                plain(posting.text, false) + "\n";
    }
    void line(LedgerAccountId account, std::string const& amount, PostingRow const& posting) {
        out_ += "    " + names_.at(account) + "  " + amount;
        if (book_.measure == ExportMeasure::own && posting.amount.currency != book_.base) {
            out_ += "  ; base: " + written(posting.base);
        }
        out_ += "\n";
    }
    End check(End at, End last) {
        auto const day = at->on;
        out_ += "\n" + day.text() + " * Balances\n";
        for (; at != last && at->on == day; ++at) {
            out_ += "    " + names_.at(at->account) + "  " + written(Amount{0, at->balance.currency}) + " = " +
                    written(at->balance) + "\n";
        }
        return at;
    }

    Book const& book_;
    Reads reads_;
    std::map<LedgerAccountId, std::string> names_;
    std::string out_;
};

}  // namespace

std::string to_hledger(Book const& book) { return Journal(book, Reads::hledger).text(); }
std::string to_ledger_cli(Book const& book) { return Journal(book, Reads::ledger_cli).text(); }

}  // namespace farflung::ledger
