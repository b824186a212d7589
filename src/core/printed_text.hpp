#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/amount.hpp"

namespace farflung {

/// What was read off paper, asked whether it shows a value in any of the ways in which people write it. It says yes
/// rather than no: what it does not find stands nowhere.
class PrintedText {
  public:
    explicit PrintedText(std::string_view utf8);

    /// Whether there is a figure in it at all; a scan, or a cover, shows nothing that could be compared.
    bool has_figures() const;
    /// In digits of any script, with thousands apart by a point, a comma, a blank, an apostrophe or nothing, with a
    /// point or a comma for the fraction, which may be left out where it is zero; its sign does not matter.
    bool shows(Amount amount) const;
    /// A number or an account, whatever blanks, points and strokes stand within it.
    bool shows(std::string_view code) const;
    /// Every valid IBAN in it, once, without blanks.
    std::vector<std::string> ibans() const;

  private:
    std::string text_;   // digits of ASCII, one kind of blank and of apostrophe
    std::string tight_;  // the same without any blank
    std::string plain_;  // capitals, digits and what is not ASCII alone
};

}  // namespace farflung
