#include "e_invoice/rules_elements.hpp"

#include <algorithm>

#include "e_invoice/element_path.hpp"

namespace farflung::e_invoice {

namespace {

bool has_two_digits(std::string_view text) {
    auto const point = text.find('.');
    return point == std::string_view::npos || text.size() - point - 1 <= 2;
}

bool holds(ElementRule const& rule, XmlElement place) {
    auto const texts = texts_at(place, rule.path);
    switch (rule.must) {
        case Must::stand:
            return !texts.empty();
        case Must::say:
            return std::ranges::any_of(texts, [](std::string const& text) { return !text.empty(); });
        case Must::not_stand:
            return texts.empty();
        case Must::stand_once:
            return texts.size() == 1;
        case Must::not_repeat:
            return texts.size() <= 1;
        case Must::have_two_digits:
            return std::ranges::all_of(texts, has_two_digits);
        case Must::be_known:
            return !texts.empty() && std::ranges::all_of(texts, rule.is_known);
    }
    return false;
}

Fault fault_of(ElementRule const& rule, XmlElement place) {
    switch (rule.must) {
        case Must::stand:
        case Must::say:
            return Fault::missing;
        case Must::not_stand:
            return Fault::not_allowed;
        case Must::stand_once:
            return is_there(place, rule.path) ? Fault::too_often : Fault::missing;
        case Must::not_repeat:
            return Fault::too_often;
        case Must::have_two_digits:
            return Fault::too_many_digits;
        case Must::be_known:
            return Fault::unknown_code;
    }
    return Fault::wrong_value;
}

}  // namespace

void ElementJudge::note(std::string_view id, XmlElement place, Fault fault) {
    findings_.push_back(
        {std::string(id), Severity::fatal, place.path() + ", line " + std::to_string(place.line()), {}, fault});
}

void ElementJudge::apply(std::span<ElementRule const> rules) {
    for (auto const& rule : rules) {
        judged_.insert(std::string(rule.id));
        for (auto const& place : elements_at(root_, rule.where)) {
            if (!holds(rule, place)) note(rule.id, place, fault_of(rule, place));
        }
    }
}

void ElementJudge::apply(std::span<ElementCheck const> checks) {
    for (auto const& check : checks) {
        judged_.insert(std::string(check.id));
        for (auto const& place : elements_at(root_, check.where)) {
            if (!check.holds(place, root_)) note(check.id, place, check.fault);
        }
    }
}

void ElementJudge::leave_out(std::span<std::string_view const> rules) {
    for (auto const rule : rules) judged_.insert(std::string(rule));
}

}  // namespace farflung::e_invoice
