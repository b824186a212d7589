#include <algorithm>
#include <array>
#include <map>

#include "bank/statement_parts.hpp"
#include "core/bic.hpp"
#include "core/creditor_reference.hpp"
#include "core/iban.hpp"
#include "core/text.hpp"

/// SWIFT leaves field 86 to the banks. Four dialects cover most: numbered subfields (Germany, Austria, Luxembourg),
/// words between slashes (Netherlands, Belgium), words with a colon between semicolons (Poland), and an IBAN with a
/// name on the first line. Whatever is none of them is the text.
namespace farflung::bank {

namespace {

using Subfields = std::map<std::string, std::string, std::less<>>;

std::string joined(std::vector<std::string> const& lines, std::string_view between) {
    std::string all;
    for (auto const& line : lines) all += (all.empty() ? "" : std::string(between)) + line;
    return all;
}

void set_account(StatementLine& line, std::string_view text) {
    auto const check = check_iban(text);
    line.iban = check.valid ? check.iban : statement_text(text);
}

std::string value_of(Subfields const& subfields, std::string_view key) {
    auto const found = subfields.find(key);
    return found == subfields.end() ? std::string{} : statement_text(found->second);
}

/// Cuts a text at words that begin a part of it; what stands before the first word is under the empty key.
Subfields cut_at_words(std::string_view text, std::vector<std::string_view> const& words, std::string_view opening,
                       std::string_view closing) {
    Subfields parts;
    std::string key;
    std::size_t begin = 0;
    auto const keep = [&](std::size_t end) {
        if (!parts.contains(key)) parts[key] = text.substr(begin, end - begin);
    };
    // Once over the text: a field that is all words may be as long as its file.
    for (std::size_t at = 0; at < text.size();) {
        auto const word = std::ranges::find_if(words, [&](std::string_view one) {
            auto const rest = text.substr(at);
            return rest.starts_with(opening) && rest.substr(opening.size()).starts_with(one) &&
                   rest.substr(opening.size() + one.size()).starts_with(closing);
        });
        if (word == words.end()) {
            ++at;
            continue;
        }
        keep(at);
        key = *word;
        begin = at = at + opening.size() + word->size() + closing.size();
    }
    if (begin < text.size()) keep(text.size());
    return parts;
}

/// The purpose of a SEPA payment in numbered subfields: `EREF+…SVWZ+…`.
void read_purpose(std::string const& purpose, StatementLine& line) {
    static std::vector<std::string_view> const words{"EREF", "KREF", "MREF", "CRED", "DEBT", "SVWZ",
                                                     "ABWA", "ABWE", "COAM", "OAMT", "PURP"};
    auto const parts = cut_at_words(purpose, words, "", "+");
    auto const reference = value_of(parts, "EREF");
    if (!reference.empty() && reference != "NOTPROVIDED") line.end_to_end_id = reference;
    auto text = value_of(parts, "SVWZ");
    if (text.empty()) text = value_of(parts, "");
    line.text = text.empty() ? statement_text(purpose) : text;
}

/// `166?00GUTSCHRIFT?20SVWZ+Rechnung?32Name`: a sign and two digits begin each subfield.
bool read_numbered(std::vector<std::string> const& lines, StatementLine& line) {
    auto const all = joined(lines, "");
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    bool const has_code = all.size() > 6 && std::all_of(all.begin(), all.begin() + 3, is_digit) && !is_digit(all[3]) &&
                          all[3] != ' ' && is_digit(all[4]) && is_digit(all[5]);
    if (!has_code) return false;
    auto const sign = all[3];
    std::string purpose;
    std::string name;
    Subfields subfields;
    for (std::size_t at = 3; at != std::string::npos && at + 2 < all.size();) {
        auto const next = all.find(sign, at + 1);
        auto const body = all.substr(at + 1, next == std::string::npos ? next : next - at - 1);
        auto const code = body.substr(0, 2);
        auto const value = body.size() > 2 ? body.substr(2) : std::string{};
        if ((code >= "20" && code <= "29") || (code >= "60" && code <= "63")) purpose += value;
        if (code == "32" || code == "33") name += value;
        subfields[code] = value;
        at = next;
    }
    read_purpose(purpose, line);
    if (line.text.empty()) line.text = value_of(subfields, "00");
    line.name = statement_text(name);
    line.bic = parse_bic(value_of(subfields, "30")).value_or("");
    auto const account = value_of(subfields, "38").empty() ? value_of(subfields, "31") : value_of(subfields, "38");
    if (!account.empty()) set_account(line, account);
    return true;
}

/// `/EREF/…/IBAN/…/NAME/…/REMI/…`, or the account, BIC and name of the other side after `/CNTP/`.
bool read_slashed(std::vector<std::string> const& lines, StatementLine& line) {
    static std::vector<std::string_view> const words{"TRTP", "IBAN", "BIC",  "NAME", "REMI", "EREF", "MARF", "CSID",
                                                     "CNTP", "RTRN", "ORDP", "BENM", "TRCD", "PREF", "PURP", "SVCL"};
    auto const all = joined(lines, "");
    if (!all.starts_with('/')) return false;
    auto parts = cut_at_words(all, words, "/", "/");
    if (parts.size() < 2) return false;
    for (auto& [word, value] : parts) value.erase(value.find_last_not_of('/') + 1);
    auto const counterparty = value_of(parts, "CNTP");
    if (!counterparty.empty()) {
        std::array<std::string_view, 3> const keys{"IBAN", "BIC", "NAME"};
        std::string_view rest = counterparty;
        for (auto const key : keys) {
            auto const one = rest.substr(0, rest.find('/'));
            parts[std::string(key)] = one;
            rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        }
    }
    if (auto const account = value_of(parts, "IBAN"); !account.empty()) set_account(line, account);
    line.bic = parse_bic(value_of(parts, "BIC")).value_or("");
    line.name = value_of(parts, "NAME");
    auto const reference = value_of(parts, "EREF");
    if (!reference.empty() && reference != "NOTPROVIDED") line.end_to_end_id = reference;
    std::string_view text = parts["REMI"];
    for (std::string_view const mark : {"USTD//", "STRD/CUR/"}) {
        if (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    line.text = statement_text(text);
    return true;
}

/// `Z RACH.: 5611…; OD: JAN NOWAK; TYT.: PRZELEW`.
bool read_semicolons(std::vector<std::string> const& lines, StatementLine& line) {
    auto const all = joined(lines, "");
    if (all.find("RACH.:") == std::string::npos) return false;
    Subfields parts;
    for (std::string_view rest = all; !rest.empty();) {
        auto const part = trim(rest.substr(0, rest.find(';')));
        rest.remove_prefix(
            std::min(rest.find(';') == std::string_view::npos ? rest.size() : rest.find(';') + 1, rest.size()));
        if (auto const colon = part.find(':'); colon != std::string_view::npos) {
            parts[std::string(part.substr(0, colon))] = part.substr(colon + 1);
        }
    }
    for (std::string_view const key : {"Z RACH.", "NA RACH.", "DO RACH."}) {
        auto const account = value_of(parts, key);
        // The country is left out where it is Poland.
        if (!account.empty()) set_account(line, check_iban("PL" + account).valid ? "PL" + account : account);
    }
    for (std::string_view const key : {"OD", "DLA"}) {
        if (auto const name = value_of(parts, key); !name.empty()) line.name = name;
    }
    line.text = value_of(parts, "TYT.");
    return true;
}

/// `NL47INGB9999999999 hr gjlm paulissen`, and the text below.
bool read_iban_and_name(std::vector<std::string> const& lines, StatementLine& line) {
    auto const first = trim(lines.front());
    auto const word = first.substr(0, first.find(' '));
    bool const looks_like_iban = word.size() >= 15 && word.size() <= 34 &&
                                 std::isupper(static_cast<unsigned char>(word[0])) != 0 &&
                                 std::isdigit(static_cast<unsigned char>(word[2])) != 0;
    if (!looks_like_iban) return false;
    line.iban = word;
    line.name = statement_text(first.substr(word.size()));
    line.text = statement_text(joined({lines.begin() + 1, lines.end()}, ""));
    return true;
}

/// Two digits begin each line of the German form without SWIFT: 01 to 14 the purpose, 15 and 16 the name.
bool read_numbered_lines(std::vector<std::string> const& lines, StatementLine& line) {
    if (!lines.front().starts_with("01")) return false;
    std::string text;
    for (auto const& one : lines) {
        auto const code = one.substr(0, 2);
        if (code.find_first_not_of("0123456789") != std::string::npos) continue;
        auto const value = one.size() > 2 ? one.substr(2) : std::string{};
        if (code >= "01" && code <= "14") text += ' ' + value;
        if (code == "15" || code == "16") line.name = statement_text(line.name + ' ' + value);
    }
    line.text = statement_text(text);
    return true;
}

}  // namespace

void read_details(std::vector<std::string> const& lines, StatementLine& line) {
    auto const before = line.text;
    bool const is_known = read_numbered(lines, line) || read_slashed(lines, line) || read_semicolons(lines, line) ||
                          read_iban_and_name(lines, line) || read_numbered_lines(lines, line);
    if (!is_known) {
        line.text = statement_text(joined(lines, " "));
        if (line.iban.empty()) line.iban = first_iban_in(line.text);
    }
    if (line.text.empty()) line.text = before;
}

}  // namespace farflung::bank
