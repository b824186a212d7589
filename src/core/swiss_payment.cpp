#include "core/swiss_payment.hpp"

#include <unicode/translit.h>

#include <algorithm>
#include <memory>

#include "core/creditor_reference.hpp"
#include "core/iban.hpp"
#include "core/refusal.hpp"
#include "core/text.hpp"

namespace farflung {

namespace {

constexpr std::int64_t largest_minor = 99'999'999'999;
constexpr std::size_t largest_bytes = 997;
constexpr std::size_t reference_digits = 26;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Version 2.3 takes Basic Latin, Latin-1, Latin Extended-A, four Romanian letters and the sign of the euro.
bool is_taken(UChar32 c) {
    return (c >= 0x20 && c <= 0x7E) || (c >= 0xA1 && c <= 0x17F) || (c >= 0x218 && c <= 0x21B) || c == 0x20AC;
}

/// Other scripts are written in Latin letters, and letters that are not taken without their marks.
icu::Transliterator const& writer() {
    static thread_local std::unique_ptr<icu::Transliterator> const made = [] {
        auto status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> one(icu::Transliterator::createInstance(
            "[:^Latin:] Any-Latin; NFC; [^\\u0020-\\u007E\\u00A1-\\u017F\\u0218-\\u021B\\u20AC] Latin-ASCII",
            UTRANS_FORWARD, status));
        ensure(U_SUCCESS(status) != 0 && one != nullptr, "ICU knows how scripts are written in Latin letters");
        return one;
    }();
    return *made;
}

/// One line of the code: what is not taken becomes a blank, and blanks are never two.
std::string line_of(std::string_view text, std::size_t most) {
    auto letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    writer().transliterate(letters);
    icu::UnicodeString kept;
    for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
        auto const c = letters.char32At(at);
        bool const is_blank = !is_taken(c) || c == ' ';
        if (!is_blank) kept.append(c);
        if (is_blank && !kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') kept.append(u' ');
    }
    std::string line;
    kept.toUTF8String(line);
    return std::string(trim(first_code_points(line, most)));
}

SwissAddress checked(SwissAddress const& address) {
    return {.name = line_of(address.name, 70),
            .street = line_of(address.street, 70),
            .house_number = line_of(address.house_number, 16),
            .postcode = line_of(address.postcode, 16),
            .town = line_of(address.town, 35),
            .country = address.country};
}

bool is_complete(SwissAddress const& address) {
    return !address.name.empty() && !address.postcode.empty() && !address.town.empty() && address.country.size() == 2;
}

bool fits(std::string const& reference, std::string const& iban) {
    if (is_qr_iban(iban)) return is_qr_reference(reference);
    return reference.empty() || parse_creditor_reference(reference) == reference;
}

std::string_view type_of(SwissPayment const& payment) {
    if (payment.reference.empty()) return "NON";
    return is_qr_iban(payment.iban) ? "QRR" : "SCOR";
}

std::string lines_of(SwissAddress const& address) {
    return "S\n" + address.name + '\n' + address.street + '\n' + address.house_number + '\n' + address.postcode + '\n' +
           address.town + '\n' + address.country + '\n';
}

/// The carry of a digit is looked up in a row that is turned by the carry so far.
int carry_of(std::string_view digits) {
    constexpr int row[] = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
    int carry = 0;
    for (char const c : digits) carry = row[(carry + c - '0') % 10];
    return carry;
}

}  // namespace

std::optional<SwissPayment> checked_swiss_payment(SwissPayment const& payment) {
    auto const iban = check_iban(payment.iban);
    if (!iban.valid || !has_swiss_banks(iban.country)) return std::nullopt;
    auto const currency = payment.amount.currency.text();
    if (currency != "CHF" && currency != "EUR") return std::nullopt;
    if (payment.amount.minor <= 0 || payment.amount.minor > largest_minor) return std::nullopt;
    SwissPayment known{.iban = iban.iban,
                       .creditor = checked(payment.creditor),
                       .amount = payment.amount,
                       .debtor = payment.debtor ? std::optional(checked(*payment.debtor)) : std::nullopt,
                       .reference = payment.reference,
                       .message = line_of(payment.message, 140)};
    if (known.debtor && !is_complete(*known.debtor)) known.debtor.reset();
    if (!is_complete(known.creditor) || !fits(known.reference, known.iban)) return std::nullopt;
    return known;
}

std::optional<std::string> swiss_payment_text(SwissPayment const& payment) {
    std::string const nobody(7, '\n');
    auto text = "SPC\n0200\n1\n" + payment.iban + '\n' + lines_of(payment.creditor);
    text += nobody;  // the ultimate creditor, whom the guidelines keep for later
    text += payment.amount.text() + '\n' + std::string(payment.amount.currency.text()) + '\n';
    text += payment.debtor ? lines_of(*payment.debtor) : nobody;
    text += std::string(type_of(payment)) + '\n' + payment.reference + '\n' + payment.message + "\nEPD";
    if (text.size() > largest_bytes) return std::nullopt;
    return text;
}

bool has_swiss_banks(std::string_view country) { return country == "CH" || country == "LI"; }

bool is_qr_iban(std::string_view iban) {
    if (iban.size() != 21 || !has_swiss_banks(iban.substr(0, 2))) return false;
    auto const institution = iban.substr(4, 5);
    return institution >= "30000" && institution <= "31999";
}

std::optional<std::string> make_qr_reference(std::string_view number) {
    std::string digits;
    std::ranges::copy_if(number, std::back_inserter(digits), is_digit);
    if (digits.empty() || digits.size() > reference_digits) return std::nullopt;
    digits.insert(0, reference_digits - digits.size(), '0');
    digits += static_cast<char>('0' + (10 - carry_of(digits)) % 10);
    return digits;
}

bool is_qr_reference(std::string_view text) {
    return text.size() == reference_digits + 1 && std::ranges::all_of(text, is_digit) && carry_of(text) == 0;
}

}  // namespace farflung
