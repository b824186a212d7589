#include "bank/statement.hpp"
#include "commands/pure_answer.hpp"

namespace farflung {

PureAnswer parse_statement(std::string_view input) {
    auto const file = bank::read_statements(input);
    return {.json = to_json(file), .good = file.refused.empty()};
}

}  // namespace farflung
