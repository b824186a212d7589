#include "platform/db/postgres_values.hpp"

#include <algorithm>
#include <limits>

namespace farflung::db {

namespace {

// The types that the wire names by number; PostgreSQL never changes them (catalog/pg_type.dat).
namespace oid {
constexpr Oid boolean = 16, bytea = 17, character = 18, name = 19, int8 = 20, int2 = 21, int4 = 23, text = 25,
              object = 26, json = 114, unknown = 705, bpchar = 1042, varchar = 1043, numeric = 1700, void_type = 2278;
}

constexpr std::array readable = {oid::boolean, oid::bytea,  oid::character, oid::name,     oid::int8,
                                 oid::int2,    oid::int4,   oid::text,      oid::object,   oid::json,
                                 oid::unknown, oid::bpchar, oid::varchar,   oid::void_type};
constexpr int binary = 1;

std::array<char, 8> big_endian(std::int64_t number) {
    std::array<char, 8> bytes{};
    auto rest = static_cast<std::uint64_t>(number);
    for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, rest >>= 8U) *at = static_cast<char>(rest & 0xffU);
    return bytes;
}

}  // namespace

BinaryParameters::BinaryParameters(std::vector<std::string> const& names, std::span<Parameter const> given,
                                   std::string_view sql)
    : types_(names.size(), 'n'),
      integers_(names.size()),
      pointers_(names.size()),
      lengths_(names.size()),
      formats_(names.size(), binary) {
    for (std::size_t index = 0; index < names.size(); ++index) {
        auto const found = std::ranges::find(given, names[index], &Parameter::name);
        if (found == given.end()) throw std::logic_error("no value for :" + names[index] + " in: " + std::string(sql));
        add(index, found->value);
    }
}

void BinaryParameters::add(std::size_t index, Value const& value) {
    std::string_view view;
    if (auto const* number = std::get_if<std::int64_t>(&value)) {
        integers_[index] = big_endian(*number);
        view = {integers_[index].data(), integers_[index].size()};
        types_[index] = 'i';
    } else if (auto const* text = std::get_if<std::string_view>(&value)) {
        if (text->find('\0') != std::string_view::npos) throw std::invalid_argument("text cannot hold a NUL byte");
        view = *text;
        types_[index] = 't';
    } else if (auto const* bytes = std::get_if<Bytes>(&value)) {
        view = bytes->view;
        types_[index] = 'b';
    } else {
        return;
    }
    if (view.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        throw std::invalid_argument("a value is larger than 2 GiB");
    }
    // A null pointer would mean NULL where an empty text or empty bytes are meant.
    pointers_[index] = view.empty() ? "" : view.data();
    lengths_[index] = static_cast<int>(view.size());
}

std::vector<Oid> BinaryParameters::type_oids() const {
    std::vector<Oid> oids;
    for (auto const type : types_) {
        oids.push_back(type == 'i' ? oid::int8 : type == 'b' ? oid::bytea : oid::text);
    }
    return oids;
}

PostgresRow::PostgresRow(PGresult const* result, std::string_view sql) : result_(result) {
    for (int column = 0; column < columns(); ++column) {
        auto const type = PQftype(result, column);
        if (std::ranges::find(readable, type) != readable.end()) continue;
        auto const kind = type == oid::numeric ? std::string("numeric, as sum() of integers is: cast it to bigint")
                                               : "of type " + std::to_string(type) + ": cast it to bigint or text";
        throw std::logic_error(std::string("the column ") + PQfname(result, column) + " is " + kind +
                               ", in: " + std::string(sql));
    }
}

std::int64_t PostgresRow::integer(int column) const {
    auto const type = PQftype(result_, column);
    if (type != oid::int8 && type != oid::int4 && type != oid::int2 && type != oid::boolean && type != oid::object) {
        throw std::logic_error(std::string("the column ") + PQfname(result_, column) + " is no integer");
    }
    auto const data = bytes(column);
    if (data.empty()) return 0;  // NULL, as SQLite has it
    bool const is_negative =
        type != oid::object && type != oid::boolean && (static_cast<unsigned char>(data[0]) & 0x80U) != 0;
    std::uint64_t number = is_negative ? ~std::uint64_t{0} : 0;
    for (auto const byte : data) number = (number << 8U) | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(number);
}

std::string_view PostgresRow::bytes(int column) const {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

}  // namespace farflung::db
