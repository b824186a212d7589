#include "platform/i18n/catalogues.hpp"

#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <map>
#include <mutex>
#include <set>
#include <unordered_map>

#include "core/decimal.hpp"
#include "core/json.hpp"
#include "platform/i18n/embedded.hpp"

namespace farflung::i18n {

namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

Texts read_catalogue(std::string_view json) {
    Texts texts;
    auto const document = JsonDocument::parse(json);
    ensure(document.has_value(), "an embedded catalogue is JSON");
    document->root().each_member([&](std::string_view source, Json text) {
        auto translated = std::string(text.string().value_or(""));
        if (!translated.empty()) texts.emplace(source, std::move(translated));
    });
    return texts;
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

/// A text of the catalogue made ready, and which of its parameters choose a plural form.
struct Pattern {
    std::unique_ptr<icu::MessageFormat> format;
    std::set<icu::UnicodeString> counted;
};

std::set<icu::UnicodeString> counted_in(icu::UnicodeString const& text) {
    std::set<icu::UnicodeString> names;
    UErrorCode status = U_ZERO_ERROR;
    icu::MessagePattern const pattern(text, nullptr, status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i + 1 < pattern.countParts(); ++i) {
        auto const& part = pattern.getPart(i);
        bool const counts =
            part.getType() == UMSGPAT_PART_TYPE_ARG_START && UMSGPAT_ARG_TYPE_HAS_PLURAL_STYLE(part.getArgType());
        // Appended, for the substring itself only points into the pattern.
        if (counts) names.insert(icu::UnicodeString().append(pattern.getSubstring(pattern.getPart(i + 1))));
    }
    return names;
}

/// Whole numbers choose plural forms; everything else is a text and stays as it is written, such as the number of a
/// document that happens to be one of digits.
icu::Formattable argument(std::string const& value, bool is_counted) {
    auto const number = is_counted ? Decimal::parse(value) : std::nullopt;
    bool const whole = number && number->scale() == 0 && value.size() < 16 && value == number->text();
    if (whole) return icu::Formattable(static_cast<std::int64_t>(number->coefficient()));
    return icu::Formattable(unicode(value));
}

}  // namespace

struct Catalogues::Loaded {
    std::map<std::string, Texts, std::less<>> by_language;
    std::mutex mutex;
    std::unordered_map<std::string, Pattern> patterns;

    std::string const* find(std::string_view language, std::string_view source) const {
        auto const catalogue = by_language.find(language);
        if (catalogue == by_language.end()) return nullptr;
        auto const text = catalogue->second.find(source);
        return text == catalogue->second.end() ? nullptr : &text->second;
    }
};

Catalogues::Catalogues() : loaded_(std::make_unique<Loaded>()) {
    for (auto const& [language, json] : embedded_catalogues()) {
        loaded_->by_language.emplace(language, read_catalogue(json));
    }
}

Catalogues::~Catalogues() = default;

bool Catalogues::has(std::string_view language, std::string_view source) const {
    return loaded_->find(language, source) != nullptr;
}

std::vector<std::string> Catalogues::languages() const {
    std::vector<std::string> names;
    for (auto const& [language, texts] : loaded_->by_language) names.push_back(language);
    return names;
}

std::string Catalogues::text(std::string_view language, std::string_view source, Params const& params) const {
    auto const* found = loaded_->find(language, source);
    auto used = language;
    if (found == nullptr) {
        used = language.substr(0, language.find('-'));
        found = loaded_->find(used, source);
    }
    if (found == nullptr) used = "en";
    std::string const pattern = found == nullptr ? std::string(source) : *found;
    if (pattern.find_first_of("{'") == std::string::npos) return pattern;

    std::lock_guard const lock(loaded_->mutex);
    auto& [format, counted] = loaded_->patterns[std::string(used) + '\0' + pattern];
    UErrorCode status = U_ZERO_ERROR;
    if (!format) {
        UParseError where;
        format = std::make_unique<icu::MessageFormat>(unicode(pattern), icu::Locale(std::string(used).c_str()), where,
                                                      status);
        if (U_FAILURE(status)) {
            format.reset();
            return pattern;
        }
        counted = counted_in(unicode(pattern));
    }
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (auto const& [name, value] : params) {
        names.push_back(unicode(name));
        values.push_back(argument(value, counted.contains(names.back())));
    }
    icu::UnicodeString out;
    format->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
    if (U_FAILURE(status)) return pattern;
    std::string utf8;
    out.toUTF8String(utf8);
    return utf8;
}

}  // namespace farflung::i18n
