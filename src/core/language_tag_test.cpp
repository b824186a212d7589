#include "core/language_tag.hpp"

#include <gtest/gtest.h>

namespace farflung {
namespace {

TEST(LanguageTag, has_the_form_of_the_standard) {
    for (auto const* tag :
         {"en", "cy", "DE", "fil", "pt-BR", "zh-Hant", "zh-Hant-TW", "zh-yue-HK", "es-419", "de-CH-1996",
          "sl-rozaj-biske", "de-DE-u-co-phonebk", "en-x-office", "ar-EG-u-nu-latn-x-a"}) {
        EXPECT_TRUE(is_language_tag(tag)) << tag;
    }
}

TEST(LanguageTag, anything_else_is_none) {
    for (auto const* text : {"", "-", "e", "xx-yy-zz-!!", "en-", "-en", "en--GB", "en_GB", "en GB", "Cymraeg!", "12",
                             "en-GB-u", "en-x", "en-GB-US", "deutschland", "e\xcc\x81n", "en\n"}) {
        EXPECT_FALSE(is_language_tag(text)) << text;
    }
}

}  // namespace
}  // namespace farflung
