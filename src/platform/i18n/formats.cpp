#include "platform/i18n/formats.hpp"

#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/localebuilder.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/uscript.h>

#include <map>
#include <mutex>

namespace farflung::i18n {

namespace {

constexpr auto no_break_space = "\u00A0";

icu::Locale locale_of(std::string_view language) {
    // Plain English means the world's: days before months.
    if (language == "en") return icu::Locale("en", "GB");
    UErrorCode status = U_ZERO_ERROR;
    auto const locale = icu::Locale::forLanguageTag(
        icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
    if (U_FAILURE(status) || locale.isBogus() || language.empty()) return icu::Locale("en");
    return locale;
}

std::string utf8(icu::UnicodeString const& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::string format_number(std::string const& digits, int scale, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    auto const formatted = icu::number::NumberFormatter::withLocale(locale_of(language))
                               .precision(icu::number::Precision::fixedFraction(scale))
                               .grouping(UNUM_GROUPING_ON_ALIGNED)
                               .formatDecimal({digits.data(), static_cast<std::int32_t>(digits.size())}, status);
    auto text = utf8(formatted.toString(status));
    return U_FAILURE(status) ? digits : text;
}

char const* skeleton_of(DateStyle style) {
    switch (style) {
        case DateStyle::numeric:
            return "yMMdd";
        case DateStyle::medium:
            return "yMMMd";
        case DateStyle::full:
            break;
    }
    return "yMMMMd";
}

/// Pattern generators are dear to make; one formatter per language, skeleton and zone is kept.
std::string format_by_skeleton(UDate moment, char const* skeleton, std::string_view language, std::string_view zone) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<icu::DateFormat>> kept;
    std::lock_guard const lock(mutex);
    auto& format = kept[std::string(language) + '/' + skeleton + '/' + std::string(zone)];
    if (!format) {
        UErrorCode status = U_ZERO_ERROR;
        format.reset(icu::DateFormat::createInstanceForSkeleton(skeleton, locale_of(language), status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no date pattern");
        format->adoptTimeZone(icu::TimeZone::createTimeZone(
            icu::UnicodeString::fromUTF8({zone.data(), static_cast<std::int32_t>(zone.size())})));
    }
    icu::UnicodeString out;
    return utf8(format->format(moment, out));
}

}  // namespace

std::string format_amount(Amount amount, std::string_view language) {
    return format_number(amount.text(), amount.currency.minor_digits(), language);
}

std::string format_money(Amount amount, std::string_view language) {
    return std::string(amount.currency.text()) + no_break_space + format_amount(amount, language);
}

std::string format_decimal(Decimal const& number, std::string_view language) {
    return format_number(number.text(), number.scale(), language);
}

std::string format_measure(Decimal const& number, std::string_view unit, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    auto const measure = icu::MeasureUnit::forIdentifier({unit.data(), static_cast<std::int32_t>(unit.size())}, status);
    bool const is_time = std::string_view(measure.getType()) == "duration";
    auto const digits = number.text();
    auto const formatted = icu::number::NumberFormatter::withLocale(locale_of(language))
                               .unit(measure)
                               .unitWidth(is_time ? UNUM_UNIT_WIDTH_FULL_NAME : UNUM_UNIT_WIDTH_SHORT)
                               .precision(icu::number::Precision::fixedFraction(number.scale()))
                               .grouping(UNUM_GROUPING_ON_ALIGNED)
                               .formatDecimal({digits.data(), static_cast<std::int32_t>(digits.size())}, status);
    auto text = utf8(formatted.toString(status));
    if (U_FAILURE(status)) throw std::runtime_error("CLDR has no unit " + std::string(unit));
    return text;
}

std::string format_date(Date date, std::string_view language, DateStyle style) {
    return format_by_skeleton(static_cast<UDate>(date.days) * 86'400'000.0, skeleton_of(style), language, "Etc/UTC");
}

std::string format_instant(Instant instant, std::string_view zone, std::string_view language) {
    return format_by_skeleton(static_cast<UDate>(instant.ms), "yMMMdjmm", language, zone);
}

std::string country_name(std::string_view code, std::string_view language) {
    icu::UnicodeString name;
    return utf8(icu::Locale("", std::string(code).c_str()).getDisplayCountry(locale_of(language), name));
}

bool is_right_to_left(std::string_view language) { return locale_of(language).isRightToLeft() != 0; }

bool is_language(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    if (tag.size() < 2 || tag.size() > 35) return false;
    icu::LocaleBuilder builder;
    auto const locale = builder.setLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}).build(status);
    if (U_FAILURE(status) || locale.getLanguage()[0] == '\0') return false;
    std::int32_t count = 0;
    auto const* known = icu::Locale::getAvailableLocales(count);
    for (std::int32_t i = 0; i < count; ++i) {
        if (std::string_view(known[i].getLanguage()) == locale.getLanguage()) return true;
    }
    return false;
}

}  // namespace farflung::i18n
