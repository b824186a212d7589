#pragma once

#include <string_view>

namespace farflung {

/// Whether this has the form of a language tag as RFC 5646 (BCP 47) has it: `cy`, `zh-Hant-TW`, `de-CH-1996`. Whether
/// there is such a language is the registry's to say; texts without a catalogue are shown in English.
bool is_language_tag(std::string_view tag);

}  // namespace farflung
