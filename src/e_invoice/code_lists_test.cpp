#include "e_invoice/code_lists.hpp"

#include <gtest/gtest.h>

namespace farflung::e_invoice {

namespace {

struct List {
    char const* name;
    bool (*is_known)(std::string_view code);
    std::vector<char const*> known;
    std::vector<char const*> unknown;
};

}  // namespace

TEST(CodeLists, know_their_codes_and_nothing_that_looks_like_them) {
    List const lists[] = {
        {"unit",
         codes::is_unit,
         {"C62", "HUR", "KB", "NM3", "XPK", "A45"},
         {"ZQX", "A46", "C6", "hur", "", "A4:", "5-7"}},
        {"reference type", codes::is_reference_type, {"AAA", "ABZ", "ZZZ"}, {"QQQ", "A", "1"}},
        {"note subject", codes::is_note_subject, {"AAI", "REG", "ZZZ"}, {"AAH", "QQQ"}},
        {"country", codes::is_country, {"DE", "1A", "XI"}, {"EL", "de", "ZZ"}},
        {"currency", codes::is_currency, {"EUR", "CNH", "STD"}, {"STN", "XAD", "DEM", "eur"}},
        {"identifier scheme", codes::is_identifier_scheme, {"0002", "0088", "0248"}, {"0092", "0103", "0249", "88"}},
        {"invoice type", codes::is_invoice_type, {"380", "384", "81"}, {"381", "999"}},
        {"credit note type", codes::is_credit_note_type, {"381", "81"}, {"380"}},
        {"tax point", codes::is_tax_point, {"3", "35", "432"}, {"5"}},
        {"tax point of CII", codes::is_cii_tax_point, {"5", "29", "72"}, {"3"}},
    };
    for (auto const& list : lists) {
        for (auto const* const code : list.known) EXPECT_TRUE(list.is_known(code)) << list.name << ' ' << code;
        for (auto const* const code : list.unknown) EXPECT_FALSE(list.is_known(code)) << list.name << ' ' << code;
    }
}

}  // namespace farflung::e_invoice
