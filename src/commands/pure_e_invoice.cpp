#include "billing/incoming_document.hpp"
#include "commands/pure_answer.hpp"

namespace farflung {

PureAnswer validate_e_invoice_bytes(std::string_view input) {
    auto const validation = billing::validate_e_invoice(input);
    return {.json = to_json(validation), .good = validation.valid};
}

}  // namespace farflung
