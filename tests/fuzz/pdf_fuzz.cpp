#include "billing/incoming_document.hpp"
#include "invariant.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    try {
        farflung::billing::read_incoming(farflung::fuzz::view_of(data, size));
    } catch (farflung::e_invoice::Unreadable const&) {
        // What the reader says of a file that is none.
    }
    return 0;
}
