#include "core/json.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <utility>

namespace farflung {

namespace json = boost::json;

struct JsonDocument::Parsed {
    std::array<unsigned char, 4096> first_buffer;
    json::monotonic_resource memory{first_buffer.data(), first_buffer.size()};
    json::value value = json::value(json::storage_ptr(&memory));
};

namespace {

json::value const& as_value(void const* value) {
    static json::value const null;
    return value == nullptr ? null : *static_cast<json::value const*>(value);
}

}  // namespace

Json::Kind Json::kind() const {
    switch (as_value(value_).kind()) {
        case json::kind::null:
            return Kind::null;
        case json::kind::bool_:
            return Kind::boolean;
        case json::kind::string:
            return Kind::string;
        case json::kind::array:
            return Kind::array;
        case json::kind::object:
            return Kind::object;
        default:
            return Kind::number;
    }
}

std::optional<bool> Json::boolean() const {
    auto const* flag = as_value(value_).if_bool();
    return flag == nullptr ? std::nullopt : std::optional(*flag);
}

std::optional<std::int64_t> Json::integer() const {
    auto const* number = as_value(value_).if_int64();
    return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<std::string_view> Json::string() const {
    auto const* text = as_value(value_).if_string();
    if (text == nullptr) return std::nullopt;
    return std::string_view(text->data(), text->size());
}

std::size_t Json::size() const {
    auto const& value = as_value(value_);
    if (value.is_array()) return value.get_array().size();
    return value.is_object() ? value.get_object().size() : 0;
}

Json Json::at(std::size_t index) const { return Json(&as_value(value_).as_array().at(index)); }

std::optional<Json> Json::find(std::string_view name) const {
    auto const* object = as_value(value_).if_object();
    if (object == nullptr) return std::nullopt;
    auto const* member = object->if_contains(json::string_view(name.data(), name.size()));
    return member == nullptr ? std::nullopt : std::optional(Json(member));
}

void Json::each_member(std::function<void(std::string_view, Json)> const& visit) const {
    if (auto const* object = as_value(value_).if_object()) {
        for (auto const& member : *object)
            visit(std::string_view(member.key().data(), member.key().size()), Json(&member.value()));
    }
}

std::string Json::text() const { return json::serialize(as_value(value_)); }

JsonDocument::JsonDocument(std::unique_ptr<Parsed> parsed) : parsed_(std::move(parsed)) {}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

std::optional<JsonDocument> JsonDocument::parse(std::string_view text, std::string* reason, JsonLimits limits) {
    auto parsed = std::make_unique<Parsed>();
    json::parse_options options;
    options.max_depth = limits.depth;
    json::error_code error;
    parsed->value = json::parse(json::string_view(text.data(), text.size()), error, &parsed->memory, options);
    if (error) {
        if (reason != nullptr) *reason = error.message();
        return std::nullopt;
    }
    return JsonDocument(std::move(parsed));
}

Json JsonDocument::root() const { return Json(&parsed_->value); }

namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// Most texts are short and need no escape at all: they are put together beside and appended in one piece.
void append_quoted(std::string& out, std::string_view before, std::string_view plain, std::string_view after) {
    std::array<char, 128> piece;
    auto const size = before.size() + plain.size() + after.size();
    if (size > piece.size()) {
        out.append(before).append(plain).append(after);
        return;
    }
    auto* place = piece.data();
    for (char const c : before) *place++ = c;
    place = std::copy(plain.begin(), plain.end(), place);
    for (char const c : after) *place++ = c;
    out.append(piece.data(), size);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    if (std::ranges::none_of(text, needs_escape)) return append_quoted(out, "\"", text, "\"");
    out += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (!needs_escape(text[i])) continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += "\\u00";
                out += digits[c >> 4];
                out += digits[c & 15];
        }
    }
    out.append(text, plain, text.size() - plain);
    out += '"';
}

void append_integer(std::string& out, std::int64_t number) {
    std::array<char, 24> buffer;
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    out.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

std::string& JsonObject::member(std::string_view name) {
    auto const is_first = std::exchange(first_, false);
    if (std::ranges::none_of(name, needs_escape)) {
        append_quoted(out_, is_first ? "\"" : ",\"", name, "\":");
        return out_;
    }
    if (!is_first) out_ += ',';
    append_json_string(out_, name);
    out_ += ':';
    return out_;
}

}  // namespace farflung
