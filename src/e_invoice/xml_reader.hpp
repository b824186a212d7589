#pragma once

#include <vector>

#include "core/xml.hpp"
#include "e_invoice/rules.hpp"
#include "e_invoice/walker.hpp"

namespace farflung::e_invoice {

/// A text that is not of its kind, such as an amount with letters in it, or an element that stands more often than its
/// schema has it.
struct Misread {
    std::string path;
    std::size_t line = 0;
    Fault fault = Fault::unreadable;
};

/// Looks for what a walk asks for, in a document that outlives it.
class XmlReader : public Walker {
  public:
    explicit XmlReader(XmlElement root) : root_(root) {}

    bool is_reading() const override { return true; }
    void group(std::string_view name, Inside const& inside) override;
    void required_group(std::string_view name, Inside const& inside) override { group(name, inside); }
    void many(std::string_view name, std::size_t count, std::function<void(std::size_t)> const& inside) override;
    void marked(std::string_view name, Mark const& mark, Inside const& inside) override;
    void fixed(std::string_view, std::string_view) override {}
    void fixed_group(std::string_view, Inside const&) override {}
    void fixed_attribute(std::string_view, std::string_view) override {}
    void attribute(std::string_view name, std::string& value) override;
    void content(std::string& value) override;
    using Walker::content;
    void misread() override;

    std::vector<Misread> const& misreadings() const { return misreadings_; }

  private:
    void enter(XmlElement element, Inside const& inside);
    void note_repeated(std::vector<XmlElement> const& elements);
    /// Follows the path of a mark, to note what repeats on it.
    void look_along(std::string_view path);
    std::vector<XmlElement> found(std::string_view name) const;

    XmlElement root_;
    std::vector<XmlElement> inside_;
    std::vector<Misread> misreadings_;
};

}  // namespace farflung::e_invoice
