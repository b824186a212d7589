#include <algorithm>
#include <iostream>
#include <sstream>

#include "commands/commands.hpp"
#include "commands/pure.hpp"

namespace farflung {

namespace {

std::string input_of(PureOptions const& options) {
    std::string text;
    for (auto const& word : options.words) text += (text.empty() ? "" : " ") + word;
    if (!options.words.empty()) return text;
    std::ostringstream bytes;
    bytes << std::cin.rdbuf();
    return std::move(bytes).str();
}

}  // namespace

int run_pure(PureOptions const& options) {
    auto const& commands = pure_commands();
    auto const command = std::ranges::find(commands, options.name, &PureCommand::name);
    if (command == commands.end()) throw std::runtime_error("there is no pure function named " + options.name);
    auto const answer = command->run(input_of(options));
    std::cout << answer.json << '\n';
    return answer.good ? 0 : 1;
}

}  // namespace farflung
