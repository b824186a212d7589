#pragma once

#include <string_view>
#include <vector>

namespace farflung::i18n {

struct EmbeddedCatalogue {
    std::string_view language;
    std::string_view json;  // {"English source text": "translation", …}
};

/// The files of i18n/, compiled in.
std::vector<EmbeddedCatalogue> embedded_catalogues();

}  // namespace farflung::i18n
