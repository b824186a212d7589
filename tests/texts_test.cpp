#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/strenum.h>

#include <boost/regex.hpp>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "billing/tax.hpp"
#include "core/json.hpp"
#include "house/source.hpp"
#include "modules.hpp"
#include "platform/i18n/catalogues.hpp"
#include "platform/i18n/embedded.hpp"
#include "platform/registry.hpp"

namespace farflung {
namespace {

using Names = std::set<std::string>;

Registry const& registry() {
    static Registry const made(all_modules());
    return made;
}

std::string in_utf8(icu::UnicodeString const& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

/// The names of what is filled in, or nothing when the pattern is broken.
std::optional<Names> placeholders_of(std::string const& pattern, char const* language) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    icu::MessageFormat format(icu::UnicodeString::fromUTF8(pattern), icu::Locale(language), where, status);
    if (U_FAILURE(status)) return std::nullopt;
    std::unique_ptr<icu::StringEnumeration> const found(format.getFormatNames(status));
    if (U_FAILURE(status)) return std::nullopt;
    Names names;
    while (auto const* name = found->snext(status)) names.insert(in_utf8(*name));
    return names;
}

void collect_labels(TypeFacts const& type, Names& into) {
    for (auto const& field : type.fields) {
        if (!field.rules.label.empty()) into.emplace(field.rules.label);
        if (!field.rules.help.empty()) into.emplace(field.rules.help);
    }
}

void expect_welsh(Names const& sources) {
    i18n::Catalogues const catalogues;
    for (auto const& source : sources) EXPECT_TRUE(catalogues.has("cy", source)) << "Welsh misses: " << source;
}

TEST(Texts, every_refusal_and_problem_is_said_in_welsh) {
    Names sources;
    for (auto const& module : registry().modules()) {
        for (auto const& sentence : module.sentences) sources.insert(sentence.text);
    }
    ASSERT_FALSE(sources.empty());
    expect_welsh(sources);
}

TEST(Texts, whatever_is_said_of_tax_is_said_in_welsh) {
    Names sources;
    auto const on = *Date::parse("2026-11-09");
    auto const ask = [&](TaxQuestion const& question) {
        auto const decision = billing::decide_tax(question);
        for (auto const& text : {decision.note, decision.reason, decision.question}) {
            if (!text.empty()) sources.insert(text);
        }
    };
    for (auto const* seller : {"DE", "AU", "GB", "CA", "US", "BR"}) {
        for (auto const* buyer : {"DE", "FR", "AU", "GB", "CA", ""}) {
            for (auto const* number : {"", "FR40303265045", "FR1"}) {
                for (int kind = 0; kind < 3; ++kind) {
                    for (int supply = 0; supply < 6; ++supply) {
                        TaxQuestion question{.seller = {.place = {.country = seller}},
                                             .buyer = {.place = {.country = buyer, .region = "QC"},
                                                       .kind = static_cast<BuyerKind>(kind),
                                                       .tax_number = number},
                                             .supply = static_cast<SupplyKind>(supply),
                                             .on = on};
                        ask(question);
                        question.seller.over_threshold = true;
                        question.domestic_reverse_charge = true;
                        question.level = TaxLevel::super_reduced;
                        ask(question);
                        question.seller.small_business = true;
                        ask(question);
                        question.seller.small_business = false;
                        question.level = TaxLevel::exempt;
                        ask(question);
                    }
                }
            }
        }
    }
    EXPECT_GE(sources.size(), 25U);
    expect_welsh(sources);
}

TEST(Texts, every_event_is_told_in_welsh) {
    Names sources;
    for (auto const& module : registry().modules()) {
        for (auto const& event : module.events) sources.insert(event.sentence);
    }
    ASSERT_FALSE(sources.empty());
    expect_welsh(sources);
}

TEST(Texts, every_field_that_has_a_label_has_it_in_welsh) {
    Names sources;
    for (auto const* entity : registry().entities()) {
        collect_labels(*entity->type, sources);
        for (auto const* part : entity->parts) collect_labels(*part, sources);
    }
    ASSERT_FALSE(sources.empty());
    expect_welsh(sources);
}

/// What a source says aloud: `unit.text("…")` and `speaker.say("…")`, their literals joined as the compiler does.
void collect_said(std::string const& text, Names& into) {
    static boost::regex const said(R"re((?:unit\.text|\bsay|[^.\w]text)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re");
    static boost::regex const literal(R"re("((?:[^"\\]|\\.)*)")re");
    for (boost::sregex_iterator found(text.begin(), text.end(), said), end; found != end; ++found) {
        std::string const literals = (*found)[1];
        std::string source;
        for (boost::sregex_iterator one(literals.begin(), literals.end(), literal); one != end; ++one)
            source += (*one)[1];
        for (auto at = source.find(R"(\n)"); at != std::string::npos; at = source.find(R"(\n)"))
            source.replace(at, 2, "\n");
        into.insert(source);
    }
}

TEST(Texts, whatever_documents_and_letters_say_is_said_in_welsh) {
    Names sources;
    for (auto const& source : house::read_sources(".")) {
        if (source.is_cpp() && source.is_under("src/") && !source.is_test()) collect_said(source.text, sources);
    }
    EXPECT_GE(sources.size(), 100U);
    EXPECT_TRUE(sources.contains("Trial balance"));
    expect_welsh(sources);
}

/// Languages in which documents speak say all that documents say, or a letter would change its language halfway.
TEST(Texts, every_language_of_documents_has_the_same_texts) {
    std::map<std::string, Names> by_language;
    for (auto const& [language, json] : i18n::embedded_catalogues()) {
        auto const document = JsonDocument::parse(json);
        auto& names = by_language[std::string(language)];
        document->root().each_member([&](std::string_view source, Json) { names.insert(std::string(source)); });
    }
    for (auto const* language : {"de", "fr", "es", "it", "ja"}) {
        EXPECT_EQ(by_language[language], by_language["de"]) << language;
        for (auto const* said : {"Invoice", "Credit note", "Self-billed invoice", "Pay by", "How to pay", "Corrects",
                                 "Reverse charge: the customer accounts for the tax.", "Last reminder"}) {
            EXPECT_TRUE(by_language[language].contains(said)) << language << ": " << said;
        }
    }
}

TEST(Texts, a_translation_fills_in_what_its_source_fills_in) {
    for (auto const& [language, json] : i18n::embedded_catalogues()) {
        auto const document = JsonDocument::parse(json);
        ASSERT_TRUE(document) << language;
        std::string const tag(language);
        document->root().each_member([&](std::string_view source, Json text) {
            std::string const translated(text.string().value_or(""));
            auto const expected = placeholders_of(std::string(source), "en");
            auto const found = placeholders_of(translated, tag.c_str());
            ASSERT_TRUE(expected) << "A broken source: " << source;
            ASSERT_TRUE(found) << "A broken pattern in " << tag << ": " << translated;
            EXPECT_EQ(*expected, *found) << tag << ": " << source;
        });
    }
}

TEST(Texts, welsh_counts_in_its_own_six_forms) {
    i18n::Catalogues const catalogues;
    auto const late = [&](char const* days) {
        return catalogues.text("cy", "{n, plural, one {# day late} other {# days late}}", {{"n", days}});
    };
    EXPECT_EQ(late("1"), "1 diwrnod yn hwyr");
    EXPECT_EQ(late("2"), "2 ddiwrnod yn hwyr");
    EXPECT_EQ(late("5"), "5 diwrnod yn hwyr");
}

}  // namespace
}  // namespace farflung
