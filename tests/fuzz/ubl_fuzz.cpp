#include "invariant.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    farflung::fuzz::read_e_invoice(farflung::fuzz::view_of(data, size));
    return 0;
}
