#include "core/currency.hpp"

#include <algorithm>
#include <cstdint>

#include "core/refusal.hpp"

namespace farflung {

namespace {

struct Listed {
    Currency currency;
    std::uint8_t minor_digits{};
    bool is_active{};
};

/// The codes of one kind, four characters each.
struct Group {
    std::string_view codes;
    std::uint8_t minor_digits;
    bool is_active;

    constexpr std::size_t size() const { return (codes.size() + 1) / 4; }
};

// The digits are those of ISO 4217's list one. Metals, units of account and XXX have none there ("N.A."); they get two.
// The digits of a replaced currency are those that it had in ISO's list when it was current.
constexpr std::array groups{
    Group{"AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW "
          "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF "
          "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK "
          "MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP "
          "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG "
          "YER ZAR ZMW ZWG",
          2, true},
    Group{"XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX", 2, true},
    Group{"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0, true},
    Group{"BHD IQD JOD KWD LYD OMR TND", 3, true},
    Group{"CLF UYW", 4, true},
    Group{"AFA ANG ATS AZM BGL BGN CSD CSK CUC CYP DEM EEK FIM FRF GHC HRK IEP LTL LVL MRO MTL MZM NLG ROL RUR SDD SIT "
          "SKK SLL SRG STD TMM VEB VEF XEU YUM ZMK ZWD ZWL",
          2, false},
    Group{"ADP BEF BYR ESP GRD ITL LUF MGF PTE TRL", 0, false},
};

constexpr std::size_t count = [] {
    std::size_t sum = 0;
    for (auto const& group : groups) sum += group.size();
    return sum;
}();

constexpr auto listed = [] {
    std::array<Listed, count> all{};
    std::size_t at = 0;
    for (auto const& group : groups) {
        for (std::size_t i = 0; i < group.size(); ++i) {
            auto const code = group.codes.substr(i * 4, 3);
            all[at++] = {Currency{{code[0], code[1], code[2]}}, group.minor_digits, group.is_active};
        }
    }
    std::ranges::sort(all, {}, &Listed::currency);
    return all;
}();
static_assert(std::ranges::adjacent_find(listed, {}, &Listed::currency) == listed.end(), "each code is listed once");

constexpr auto currencies = [] {
    std::array<Currency, count> all{};
    std::ranges::transform(listed, all.begin(), &Listed::currency);
    return all;
}();

constexpr std::size_t letters = 26;

/// Where a code stands among all of three letters; behind them all when it is none.
constexpr std::size_t place_of(Currency currency) {
    std::size_t place = 0;
    for (char const letter : currency.code) {
        if (letter < 'A' || letter > 'Z') return letters * letters * letters;
        place = place * letters + static_cast<std::size_t>(letter - 'A');
    }
    return place;
}

/// Every amount that is read or written asks for its currency, so each code has a place of its own: its position in
/// the list, counted from 1.
constexpr auto positions = [] {
    std::array<std::uint16_t, letters * letters * letters + 1> all{};
    for (std::size_t at = 0; at < listed.size(); ++at) {
        all[place_of(listed[at].currency)] = static_cast<std::uint16_t>(at + 1);
    }
    return all;
}();

Listed const* find(Currency currency) {
    auto const position = positions[place_of(currency)];
    return position == 0 ? nullptr : &listed[position - 1U];
}

Listed const& known(Currency currency) {
    auto const* entry = find(currency);
    ensure(entry != nullptr, "a currency is listed");
    return *entry;
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view code) {
    if (code.size() != 3) return std::nullopt;
    Currency const currency{{code[0], code[1], code[2]}};
    if (find(currency) == nullptr) return std::nullopt;
    return currency;
}

int Currency::minor_digits() const { return known(*this).minor_digits; }

bool Currency::is_active() const { return known(*this).is_active; }

std::span<Currency const> all_currencies() { return currencies; }

}  // namespace farflung
