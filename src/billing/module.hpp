#pragma once

#include "platform/module.hpp"

namespace farflung::billing {

Module billing();

/// What billing says when it refuses, by code; English, which the catalogue translates.
std::vector<Sentence> sentences();

}  // namespace farflung::billing
