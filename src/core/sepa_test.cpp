#include "core/sepa.hpp"

#include <gtest/gtest.h>

namespace farflung {
namespace {

TEST(Sepa, names_of_every_script_are_written_in_letters_that_banks_take) {
    EXPECT_EQ(sepa_text("Müller & Söhne", 70), "Muller Sohne");
    EXPECT_EQ(sepa_text("Łódź Straße", 70), "Lodz Strasse");
    EXPECT_EQ(sepa_text("Αθήνα", 70), "Athena");
    EXPECT_EQ(sepa_text("Анна Иванова", 70), "Anna Ivanova");
    for (auto const* name : {"港キキ", "深圳前海", "ร้านทะเล", "متجر البحر", "חנות"}) {
        EXPECT_NE(sepa_text(name, 70), "") << name;
    }
}

TEST(Sepa, what_banks_do_not_take_becomes_a_blank) {
    EXPECT_EQ(sepa_text("  a\tb\n\"c\" <d>  ", 70), "a b c d");
    EXPECT_EQ(sepa_text("//a//b/", 70), "a/b");
    EXPECT_EQ(sepa_text("€ 🐙", 70), "");
    EXPECT_EQ(sepa_text("abc def", 4), "abc");
    EXPECT_EQ(sepa_text("", 70), "");
}

TEST(Sepa, knows_its_countries) {
    EXPECT_TRUE(is_sepa_country("MT"));
    EXPECT_TRUE(is_sepa_country("CH"));
    EXPECT_FALSE(is_eea_country("CH"));
    EXPECT_FALSE(is_sepa_country("AU"));
    EXPECT_FALSE(is_sepa_country("T "));
    EXPECT_FALSE(is_sepa_country(""));
}

TEST(Sepa, creditor_identifiers_are_checked) {
    // The sample identifiers of EPC262-08 and of the Deutsche Bundesbank.
    EXPECT_TRUE(is_creditor_identifier("DE98ZZZ09999999999"));
    EXPECT_TRUE(is_creditor_identifier("DE98ABC09999999999"));
    EXPECT_FALSE(is_creditor_identifier("DE97ZZZ09999999999"));
    EXPECT_FALSE(is_creditor_identifier("DE98ZZZ0999999999a"));
    EXPECT_FALSE(is_creditor_identifier("DE98"));
}

}  // namespace
}  // namespace farflung
