#include "core/json.hpp"
#include "core/json_write.hpp"
#include "e_invoice/read.hpp"
#include "invariant.hpp"

namespace farflung::fuzz {

using namespace e_invoice;

namespace {

std::string rewritten(std::string const& written, Syntax syntax) {
    auto const read = read_xml(written);
    holds(read.syntax == syntax, "an invoice is written in the syntax that was asked for");
    return write(read.invoice, syntax);
}

}  // namespace

void read_e_invoice(std::string_view bytes) {
    ReadInvoice read;
    try {
        read = read_xml(bytes);
    } catch (Unreadable const&) {
        return;
    }
    holds(JsonDocument::parse(to_json(read.invoice)).has_value(), "what was read can be told as JSON");
    for (auto const& findings : {check(read), check_xrechnung(read.invoice), check_peppol(read.invoice)}) {
        for (auto const& finding : findings) holds(!finding.rule.empty(), "a finding names its rule");
    }
    // An account or a tax that stands there empty is read, for a rule speaks of it, and is not written. So it is the
    // second text that must last.
    auto const written = rewritten(write(read.invoice, read.syntax), read.syntax);
    holds(rewritten(written, read.syntax) == written, "what was written, read and written again is the same");
}

}  // namespace farflung::fuzz
