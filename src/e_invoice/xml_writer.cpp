#include "e_invoice/xml_writer.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace farflung::e_invoice {

namespace {

/// What XML 1.0 has no place for, escaped or not: most control characters and two code points.
bool is_outside_xml(std::string_view rest) {
    auto const byte = static_cast<unsigned char>(rest.front());
    bool const is_control = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
    return is_control || rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF");
}

void append_escaped(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const rest = text.substr(i);
        if (is_outside_xml(rest)) {
            if (rest.front() == '\xEF') i += 2;
            continue;
        }
        switch (rest.front()) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\r':
                out += "&#13;";
                break;
            default:
                out += rest.front();
        }
    }
}

}  // namespace

void XmlWriter::end_start_tag() {
    if (tag_is_open_) out_ += '>';
    tag_is_open_ = false;
}

void XmlWriter::open(std::string_view name) {
    end_start_tag();
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
    out_ += '<';
    out_ += name;
    tag_is_open_ = true;
    ends_with_text_ = false;
    ++depth_;
}

void XmlWriter::close(std::string_view name) {
    --depth_;
    if (tag_is_open_) {
        out_ += "/>";
    } else {
        if (!ends_with_text_) {
            out_ += '\n';
            out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
        }
        out_ += "</";
        out_ += name;
        out_ += '>';
    }
    tag_is_open_ = false;
    ends_with_text_ = false;
}

void XmlWriter::group(std::string_view name, Inside const& inside) {
    end_start_tag();
    auto const start = out_.size();
    auto const values = values_;
    open(name);
    inside();
    close(name);
    if (values_ == values) out_.resize(start);
}

void XmlWriter::required_group(std::string_view name, Inside const& inside) {
    open(name);
    inside();
    close(name);
    ++values_;
}

void XmlWriter::many(std::string_view name, std::size_t count, std::function<void(std::size_t)> const& inside) {
    for (std::size_t i = 0; i < count; ++i) {
        group(name, [&] { inside(i); });
    }
}

void XmlWriter::marked(std::string_view name, Mark const& mark, Inside const& inside) {
    group(name, [&] {
        inside();
        auto const step = mark.path.find('/');
        if (step == std::string_view::npos) return fixed(mark.path, mark.value);
        fixed_group(mark.path.substr(0, step), [&] { fixed(mark.path.substr(step + 1), mark.value); });
    });
}

void XmlWriter::fixed_group(std::string_view name, Inside const& inside) {
    open(name);
    inside();
    close(name);
}

void XmlWriter::fixed(std::string_view name, std::string_view value) {
    open(name);
    end_start_tag();
    append_escaped(out_, value);
    ends_with_text_ = true;
    close(name);
}

void XmlWriter::fixed_attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped(out_, value);
    out_ += '"';
}

void XmlWriter::attribute(std::string_view name, std::string& value) {
    if (!trim(value).empty()) fixed_attribute(name, value);
}

void XmlWriter::content(std::string& value) {
    auto const text = trim(value);
    if (text.empty()) return;
    end_start_tag();
    append_escaped(out_, text);
    if (value.ends_with('\n')) out_ += '\n';  // XRechnung's discounts are lines that end (BR-DE-18)
    ++values_;
    ends_with_text_ = true;
}

std::string XmlWriter::take() { return std::move(out_) + '\n'; }

}  // namespace farflung::e_invoice
