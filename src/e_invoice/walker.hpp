#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "core/decimal.hpp"

namespace farflung::e_invoice {

/// The text inside an element by which one of several of its name is known. `others` means all that do not say it.
struct Mark {
    std::string_view path;
    std::string_view value;
    std::string_view others{};
};

/// Walks an invoice in the order of one syntax. Writing, an element stands where something is in it; reading, it is
/// looked for. So each syntax is told once, and what is written is what is read. Names carry the prefix of their
/// namespace.
class Walker {
  public:
    using Inside = std::function<void()>;

    Walker() = default;
    virtual ~Walker() = default;
    Walker(Walker const&) = delete;
    Walker& operator=(Walker const&) = delete;

    virtual bool is_reading() const = 0;
    virtual void group(std::string_view name, Inside const& inside) = 0;
    /// Written also when nothing is in it.
    virtual void required_group(std::string_view name, Inside const& inside) = 0;
    /// One element for each of a list; reading, as many as there are, and `inside` makes room.
    virtual void many(std::string_view name, std::size_t count, std::function<void(std::size_t)> const& inside) = 0;
    /// The element that carries the mark, which is written last.
    virtual void marked(std::string_view name, Mark const& mark, Inside const& inside) = 0;
    /// What the syntax wants beside a value, and is no value itself: it does not make its element stand.
    virtual void fixed(std::string_view name, std::string_view value) = 0;
    virtual void fixed_group(std::string_view name, Inside const& inside) = 0;
    virtual void fixed_attribute(std::string_view name, std::string_view value) = 0;

    /// Of the element that the walker stands in; attributes come first.
    virtual void attribute(std::string_view name, std::string& value) = 0;
    virtual void content(std::string& value) = 0;
    /// Reading, notes that the element's text is not of its kind.
    virtual void misread() = 0;

    void text(std::string_view name, std::string& value);
    void coded(std::string_view name, std::string& value, std::string_view attribute_name, std::string& code);
    void number(std::string_view name, std::optional<Decimal>& value);
    void quantity(std::string_view name, std::optional<Decimal>& value, std::string& unit);
    /// An amount as amounts are written: with two digits where it has no more.
    void money(std::string_view name, std::optional<Decimal>& value, std::string& currency);
    void money(std::string_view name, std::optional<Decimal>& value);
    void content(std::optional<Decimal>& value);
    void content(std::optional<Date>& value);
    /// A truth of XML: `true` or 1, `false` or 0.
    void truth(std::string_view name, bool& value);
    void date(std::string_view name, std::optional<Date>& value);
};

/// XML's decimals also begin with a sign, end with a point or have any number of zeros behind it; ours do not.
std::optional<Decimal> parse_number(std::string text);

/// The element of a list that a walk has come to: reading, it is made.
template <class T>
T& element(std::vector<T>& list, std::size_t index) {
    if (index >= list.size()) list.resize(index + 1);
    return list[index];
}
/// What may be missing, made to be walked into: writing works on a copy, and what stays empty is not written.
template <class T>
T& made(std::optional<T>& thing) {
    return thing ? *thing : thing.emplace();
}

}  // namespace farflung::e_invoice
