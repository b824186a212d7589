#include "e_invoice/element_path.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace farflung::e_invoice {

namespace {

using Elements = std::vector<XmlElement>;

/// Takes what stands before a sign that is in no brackets, and the sign with it.
std::string_view take_until(std::string_view& text, char sign) {
    int depth = 0;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '[') ++depth;
        if (text[at] == ']') --depth;
        if (text[at] == sign && depth == 0) break;
    }
    auto const taken = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return taken;
}

bool is_among(std::string_view values, std::string_view text) {
    while (!values.empty()) {
        if (take_until(values, ',') == text) return true;
    }
    return false;
}

bool holds(XmlElement element, std::string_view condition) {
    if (condition.starts_with('!')) return !holds(element, condition.substr(1));
    auto const equals = condition.find('=');
    if (equals == std::string_view::npos) return is_there(element, condition);
    auto const kind = condition[equals - 1];
    bool const is_plain = kind != '~' && kind != '!';
    auto const path = condition.substr(0, is_plain ? equals : equals - 1);
    auto const values = condition.substr(equals + 1);
    return std::ranges::any_of(texts_at(element, path), [&](std::string const& text) {
        if (kind == '~') return is_among(values, lower_ascii(text));
        return is_among(values, text) == is_plain;
    });
}

bool is_called(XmlElement element, std::string_view name) {
    if (name.starts_with('*')) return element.name().ends_with(name.substr(1));
    return element.name() == name;
}

void add_children(XmlElement from, std::string_view name, bool is_deep, Elements& found) {
    for (auto const& child : from.children()) {
        if (is_called(child, name)) found.push_back(child);
        if (is_deep) add_children(child, name, true, found);
    }
}

/// One step from each of the elements: a name and its conditions.
Elements step(Elements const& from, std::string_view text, bool is_deep) {
    auto const name = text.substr(0, text.find('['));
    auto conditions = text.substr(name.size());
    Elements found;
    for (auto const& one : from) {
        if (name == ".") found.push_back(one);
        if (name != ".") add_children(one, name, is_deep, found);
    }
    while (conditions.starts_with('[')) {
        auto const condition = conditions.substr(1, conditions.find(']') - 1);
        std::erase_if(found, [&](XmlElement const& one) { return !holds(one, condition); });
        conditions.remove_prefix(condition.size() + 2);
    }
    return found;
}

Elements along(XmlElement from, std::string_view path) {
    bool is_deep = path.starts_with("//");
    if (is_deep) path.remove_prefix(2);
    Elements found{from};
    while (!path.empty()) {
        found = step(found, take_until(path, '/'), is_deep);
        is_deep = false;
    }
    return found;
}

}  // namespace

std::vector<XmlElement> elements_at(XmlElement from, std::string_view path) {
    if (path.empty()) return {from};
    Elements all;
    while (!path.empty()) std::ranges::copy(along(from, take_until(path, '|')), std::back_inserter(all));
    return all;
}

std::vector<std::string> texts_at(XmlElement from, std::string_view path) {
    std::vector<std::string> texts;
    while (!path.empty()) {
        auto const one = take_until(path, '|');
        auto const at = one.rfind('@');
        bool const is_attribute = at != std::string_view::npos && one.find(']', at) == std::string_view::npos;
        if (!is_attribute) {
            for (auto const& element : along(from, one)) texts.push_back(element.text());
            continue;
        }
        for (auto const& element : along(from, one.substr(0, at == 0 ? 0 : at - 1))) {
            auto const name = one.substr(at + 1);
            if (element.has_attribute(name)) texts.emplace_back(trim(element.attribute(name)));
        }
    }
    return texts;
}

bool is_there(XmlElement from, std::string_view path) { return !texts_at(from, path).empty(); }

std::string text_at(XmlElement from, std::string_view path) {
    auto const texts = texts_at(from, path);
    return texts.empty() ? std::string() : texts.front();
}

}  // namespace farflung::e_invoice
