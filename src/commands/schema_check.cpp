#include "commands/schema_check.hpp"

#include <map>

namespace farflung {

namespace {

struct Wanted {
    std::string column;
    std::string type;
    bool nullable = false;
    bool either = false;  // a nil id is NULL, so an id's column may be either
};

std::string column_type(Kind kind) {
    switch (kind) {
        case Kind::flag:
        case Kind::integer:
        case Kind::instant:
            return "INTEGER";
        case Kind::id:
            return "BLOB";
        default:
            return "TEXT";
    }
}

bool has_own_table(FieldFacts const& field) {
    return field.kind == Kind::list && field.nested != nullptr && !field.nested->owner.empty();
}

void add_wanted(FieldFacts const& field, std::vector<Wanted>& wanted) {
    auto const name = std::string(field.name);
    if (has_own_table(field)) return;
    if (field.kind == Kind::amount) {
        wanted.push_back({name + "_minor", "INTEGER", field.optional});
        wanted.push_back({name + "_currency", "TEXT", field.optional});
    } else {
        wanted.push_back({name, column_type(field.kind), field.optional, field.kind == Kind::id && !field.optional});
    }
}

std::vector<Wanted> wanted_of(TypeFacts const& type) {
    std::vector<Wanted> wanted{{"workspace_id", "BLOB"}};
    if (!type.owner.empty()) {
        wanted.push_back({std::string(type.owner), "BLOB"});
        wanted.push_back({"position", "INTEGER"});
    }
    for (auto const& field : type.fields) add_wanted(field, wanted);
    return wanted;
}

using Columns = std::map<std::pair<std::string, std::string>, db::ColumnInfo>;

std::string add_column(std::string const& table, Wanted const& wanted) {
    auto const start = wanted.type == "INTEGER" ? "0" : wanted.type == "BLOB" ? "x''" : "''";
    auto const end = wanted.nullable || wanted.either ? std::string() : std::string(" NOT NULL DEFAULT ") + start;
    return "ALTER TABLE " + table + " ADD COLUMN " + wanted.column + " " + wanted.type + end + ";";
}

void compare(TypeFacts const& type, Columns const& columns, std::vector<std::string>& faults) {
    auto const table = std::string(type.table);
    for (auto const& wanted : wanted_of(type)) {
        auto const place = table + "." + wanted.column;
        auto const found = columns.find({table, wanted.column});
        if (found == columns.end()) {
            faults.push_back(place + " is missing: " + add_column(table, wanted));
        } else if (found->second.type != wanted.type) {
            faults.push_back(place + " is " + found->second.type + " and should be " + wanted.type);
        } else if (found->second.nullable != wanted.nullable && !wanted.either) {
            faults.push_back(place + (wanted.nullable ? " should take NULL" : " should be NOT NULL"));
        }
    }
}

}  // namespace

std::vector<std::string> schema_faults(Registry const& registry, std::vector<db::ColumnInfo> const& columns) {
    Columns by_name;
    for (auto const& column : columns) by_name[{column.table, column.column}] = column;
    std::vector<std::string> faults;
    for (auto const* entity : registry.entities()) {
        compare(*entity->type, by_name, faults);
        for (auto const* part : entity->parts) compare(*part, by_name, faults);
    }
    return faults;
}

}  // namespace farflung
