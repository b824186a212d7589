#include "billing/trade_units.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "e_invoice/code_lists.hpp"

namespace farflung::billing {

namespace {

/// Words of several languages, folded as `search_key` folds.
struct UnitWord {
    std::string_view word;
    std::string_view code;
};
constexpr UnitWord unit_words[] = {
    {"h", "HUR"},       {"hr", "HUR"},      {"hrs", "HUR"},     {"hour", "HUR"},   {"hours", "HUR"},   {"std", "HUR"},
    {"stunde", "HUR"},  {"stunden", "HUR"}, {"heure", "HUR"},   {"heures", "HUR"}, {"awr", "HUR"},     {"oriau", "HUR"},
    {"min", "MIN"},     {"minute", "MIN"},  {"minutes", "MIN"}, {"d", "DAY"},      {"day", "DAY"},     {"days", "DAY"},
    {"tag", "DAY"},     {"tage", "DAY"},    {"jour", "DAY"},    {"jours", "DAY"},  {"diwrnod", "DAY"}, {"week", "WEE"},
    {"weeks", "WEE"},   {"woche", "WEE"},   {"wythnos", "WEE"}, {"month", "MON"},  {"months", "MON"},  {"monat", "MON"},
    {"monate", "MON"},  {"mois", "MON"},    {"mis", "MON"},     {"year", "ANN"},   {"years", "ANN"},   {"jahr", "ANN"},
    {"pc", "H87"},      {"pcs", "H87"},     {"piece", "H87"},   {"pieces", "H87"}, {"stk", "H87"},     {"stuck", "H87"},
    {"set", "SET"},     {"kg", "KGM"},      {"g", "GRM"},       {"t", "TNE"},      {"m", "MTR"},       {"km", "KMT"},
    {"cm", "CMT"},      {"mm", "MMT"},      {"m2", "MTK"},      {"m3", "MTQ"},     {"l", "LTR"},       {"kwh", "KWH"},
    {"gb", "E34"},      {"mb", "4L"},       {"page", "ZP"},     {"pages", "ZP"},   {"word", "D68"},    {"words", "D68"},
    {"lump sum", "LS"}, {"flat", "LS"},
};

struct Measure {
    std::string_view code;
    std::string_view name;
};
constexpr Measure measures[] = {
    {"MIN", "minute"},     {"HUR", "hour"},         {"DAY", "day"},         {"WEE", "week"},
    {"MON", "month"},      {"ANN", "year"},         {"KGM", "kilogram"},    {"GRM", "gram"},
    {"TNE", "tonne"},      {"MTR", "meter"},        {"KMT", "kilometer"},   {"CMT", "centimeter"},
    {"MMT", "millimeter"}, {"MTK", "square-meter"}, {"MTQ", "cubic-meter"}, {"KWH", "kilowatt-hour"},
    {"LTR", "liter"},      {"E34", "gigabyte"},     {"4L", "megabyte"},
};

}  // namespace

std::string unit_code_of(std::string_view unit) {
    auto const text = trim(unit);
    if (text.size() == 3 && e_invoice::codes::is_unit(text)) return std::string(text);
    auto const key = search_key(text);
    auto const found = std::ranges::find(unit_words, key, &UnitWord::word);
    return found == std::end(unit_words) ? "C62" : std::string(found->code);
}

std::string_view measure_of(std::string_view unit) {
    auto const found = std::ranges::find(measures, unit_code_of(unit), &Measure::code);
    return found == std::end(measures) ? std::string_view() : found->name;
}

std::string unit_of_code(std::string_view code) {
    if (code == "C62") return {};
    auto const found = std::ranges::find(unit_words, code, &UnitWord::code);
    return std::string(found == std::end(unit_words) ? code : found->word);
}

}  // namespace farflung::billing
