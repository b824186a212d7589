#pragma once

#include "e_invoice/walker.hpp"

namespace farflung::e_invoice {

/// Writes XML as a walk goes along.
class XmlWriter : public Walker {
  public:
    bool is_reading() const override { return false; }
    void group(std::string_view name, Inside const& inside) override;
    void required_group(std::string_view name, Inside const& inside) override;
    void many(std::string_view name, std::size_t count, std::function<void(std::size_t)> const& inside) override;
    void marked(std::string_view name, Mark const& mark, Inside const& inside) override;
    void fixed(std::string_view name, std::string_view value) override;
    void fixed_group(std::string_view name, Inside const& inside) override;
    void fixed_attribute(std::string_view name, std::string_view value) override;
    void attribute(std::string_view name, std::string& value) override;
    void content(std::string& value) override;
    using Walker::content;
    void misread() override {}

    /// The document, when the walk is over.
    std::string take();

  private:
    void open(std::string_view name);
    void close(std::string_view name);
    void end_start_tag();

    std::string out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    std::size_t values_ = 0;  // how many were written: none in an element means that it is taken back
    int depth_ = 0;
    bool tag_is_open_ = false;
    bool ends_with_text_ = false;
};

}  // namespace farflung::e_invoice
