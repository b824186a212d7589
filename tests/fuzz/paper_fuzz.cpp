#include "core/iban.hpp"
#include "core/printed_text.hpp"
#include "invariant.hpp"

/// Whatever a reader of PDFs hands over is searched, and what was found is what was asked for.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace farflung;
    auto const paper = fuzz::view_of(data, size);
    PrintedText const text(paper);
    for (auto const& iban : text.ibans()) {
        fuzz::holds(check_iban(iban).valid, "an account that was found is valid");
        fuzz::holds(text.shows(iban), "and it is shown");
    }
    for (auto const* currency : {"EUR", "JPY", "KWD"}) {
        Amount const amount{123'456, *Currency::parse(currency)};
        fuzz::holds(!text.shows(amount) || text.has_figures(), "an amount takes figures");
    }
    fuzz::holds(text.shows(""), "nothing is always there");
    return 0;
}
