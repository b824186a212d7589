#include "e_invoice/xml_reader.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "e_invoice/schema_counts.hpp"

namespace farflung::e_invoice {

namespace {

/// Prefixes are the writer's choice, and one document has no two elements of a name in one place.
std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

std::string local_path(std::string_view path) {
    std::string plain;
    while (!path.empty()) {
        auto const step = path.substr(0, path.find('/'));
        plain += (plain.empty() ? "" : "/") + std::string(local_name(step));
        path.remove_prefix(std::min(step.size() + 1, path.size()));
    }
    return plain;
}

}  // namespace

std::vector<XmlElement> XmlReader::found(std::string_view name) const {
    auto const plain = local_name(name);
    if (!inside_.empty()) return inside_.back().children(plain);
    return root_.name() == plain ? std::vector{root_} : std::vector<XmlElement>{};
}

void XmlReader::enter(XmlElement element, Inside const& inside) {
    inside_.push_back(element);
    inside();
    inside_.pop_back();
}

void XmlReader::note_repeated(std::vector<XmlElement> const& elements) {
    if (elements.size() < 2) return;
    auto const parent = inside_.empty() ? std::string_view() : inside_.back().name();
    if (may_repeat(parent, elements[1].name())) return;
    misreadings_.push_back({elements[1].path(), elements[1].line(), Fault::too_often});
}

void XmlReader::group(std::string_view name, Inside const& inside) {
    auto const elements = found(name);
    if (elements.empty()) return;
    note_repeated(elements);
    enter(elements.front(), inside);
}

void XmlReader::many(std::string_view name, std::size_t, std::function<void(std::size_t)> const& inside) {
    std::size_t index = 0;
    for (auto const& one : found(name)) {
        enter(one, [&] { inside(index); });
        ++index;
    }
}

void XmlReader::marked(std::string_view name, Mark const& mark, Inside const& inside) {
    auto const path = local_path(mark.path);
    for (auto const& one : found(name)) {
        auto const said = lower_ascii(one.at(path).text());
        bool const is_meant = mark.others.empty() ? said == lower_ascii(std::string(mark.value))
                                                  : said != lower_ascii(std::string(mark.others));
        if (is_meant)
            return enter(one, [&] {
                look_along(path);
                inside();
            });
    }
}

void XmlReader::look_along(std::string_view path) {
    auto const name = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(name.size() + 1, path.size()));
    group(name, [&] {
        if (!path.empty()) look_along(path);
    });
}

void XmlReader::attribute(std::string_view name, std::string& value) {
    value = std::string(trim(inside_.back().attribute(name)));
}

void XmlReader::content(std::string& value) { value = inside_.back().text(); }

void XmlReader::misread() { misreadings_.push_back({inside_.back().path(), inside_.back().line()}); }

}  // namespace farflung::e_invoice
