#include "platform/page_plan.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "core/json_read.hpp"

namespace farflung {

namespace {

FieldFacts const* listed_field(TypeFacts const& type, std::string_view name, Reader reader) {
    auto const* field = type.find(name);
    if (field == nullptr || field->rules.secret) return nullptr;
    if (field->rules.team_only && reader == Reader::outsider) return nullptr;
    return field;
}

bool is_sortable(FieldFacts const& field) {
    return field.kind != Kind::list && field.kind != Kind::object && field.kind != Kind::decimal;
}

std::string column_of(FieldFacts const& field) {
    return "t." + std::string(field.name) + (field.kind == Kind::amount ? "_minor" : "");
}

/// Binds a value given as text as its column holds it; false when the field cannot hold it.
bool bind_text(FieldFacts const& field, std::string_view name, std::string const& text, db::Parameters& out) {
    auto const kept = out.keep(std::string(name));
    auto const bind_if = [&](auto const& value) {
        if (value) db::bind(out, kept, *value);
        return value.has_value();
    };
    switch (field.kind) {
        case Kind::id:
            return bind_if(Uuid::parse(text));
        case Kind::date:
            return bind_if(Date::parse(text));
        case Kind::instant:
            return bind_if(Instant::parse(text));
        case Kind::currency:
            return bind_if(Currency::parse(text));
        case Kind::flag:
            if (text != "true" && text != "false") return false;
            db::bind(out, kept, text == "true");
            return true;
        case Kind::integer:
        case Kind::amount: {
            auto const whole = Decimal::parse(text);
            if (!whole || whole->scale() != 0 || text.size() > 18) return false;
            db::bind(out, kept, static_cast<std::int64_t>(whole->coefficient()));
            return true;
        }
        default:
            db::bind(out, kept, out.keep(text));
            return text.find('\0') == std::string::npos;
    }
}

std::string_view operator_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::not_equals:
            return " <> ";
        case Comparison::at_least:
            return " >= ";
        case Comparison::at_most:
            return " <= ";
        default:
            return " = ";
    }
}

std::string one_of(FieldFacts const& field, Filter const& filter, std::string const& name, Problems& problems,
                   db::Parameters& out) {
    std::string sql;
    std::size_t start = 0;
    for (int i = 0; i < 50 && start <= filter.value.size(); ++i) {
        auto const comma = std::min(filter.value.find(',', start), filter.value.size());
        auto const each = name + '_' + std::to_string(i);
        if (!bind_text(field, each, filter.value.substr(start, comma - start), out)) {
            problems.add(filter.field, "not_a_value_of_this_field");
        }
        sql += (sql.empty() ? ":" : ", :") + each;
        start = comma + 1;
    }
    return " and " + column_of(field) + " in (" + sql + ")";
}

/// `4550.00 EUR`; a whole number by itself is in smallest units, whatever the currency.
std::optional<Amount> named_amount(std::string const& text) {
    auto const space = text.find(' ');
    if (space == std::string::npos) return std::nullopt;
    auto const currency = Currency::parse(std::string_view(text).substr(space + 1));
    return currency ? Amount::parse(std::string_view(text).substr(0, space), *currency) : std::nullopt;
}

/// Amounts are compared within one currency only: what another would be worth hangs on a day.
std::string amount_condition(FieldFacts const& field, Filter const& filter, std::string const& name, Amount amount,
                             db::Parameters& out) {
    db::bind(out, out.keep(std::string(name)), amount.minor);
    db::bind(out, out.keep(name + "_currency"), amount.currency);
    return " and t." + std::string(field.name) + "_currency = :" + name + "_currency and " + column_of(field) +
           std::string(operator_of(filter.comparison)) + ":" + name;
}

std::string condition(TypeFacts const& type, Filter const& filter, std::size_t index, Reader reader, Problems& problems,
                      db::Parameters& out) {
    auto const* field = listed_field(type, filter.field, reader);
    if (field == nullptr || field->kind == Kind::object) {
        problems.add(filter.field, "unknown_field");
        return {};
    }
    if (filter.comparison == Comparison::is_empty) return " and " + column_of(*field) + " is null";
    if (filter.comparison == Comparison::is_not_empty) return " and " + column_of(*field) + " is not null";
    auto const name = "filter_" + std::to_string(index);
    if (filter.comparison == Comparison::one_of) return one_of(*field, filter, name, problems, out);
    if (field->kind == Kind::list) {  // holds the element: kept as a JSON list of plain texts
        out.add(out.keep(std::string(name)), out.keep("%" + to_json(filter.value) + "%"));
        return " and " + column_of(*field) + " like :" + name;
    }
    if (auto const amount = named_amount(filter.value); amount && field->kind == Kind::amount) {
        return amount_condition(*field, filter, name, *amount, out);
    }
    if (!bind_text(*field, name, filter.value, out)) problems.add(filter.field, "not_a_value_of_this_field");
    return " and " + column_of(*field) + std::string(operator_of(filter.comparison)) + ":" + name;
}

std::string search_condition(TypeFacts const& type, std::string const& search, db::Parameters& out) {
    auto folded = search_key(search);
    if (folded.empty()) return {};
    std::string pattern = "%";
    for (char c : folded) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    out.add("search", out.keep(pattern + '%'));
    out.add("search_entity", type.name);
    return " and t.id in (select s.entity_id from search_entries s where s.workspace_id = :workspace"
           " and s.entity = :search_entity and s.folded like :search escape '\\')";
}

bool is_part(FieldFacts const& field) { return field.nested != nullptr && !field.nested->owner.empty(); }

/// A record is always known by its key and version; what else is shown may be chosen, and parts must be.
void choose_fields(PagePlan& plan, TypeFacts const& type, std::vector<std::string> const& wanted, Reader reader,
                   Problems& problems) {
    bool const all_known =
        std::ranges::all_of(wanted, [&](auto const& name) { return listed_field(type, name, reader) != nullptr; });
    if (!all_known) problems.add("fields", "unknown_field");
    for (auto const& field : type.fields) {
        bool const chosen = std::ranges::find(wanted, field.name) != wanted.end();
        bool const always = field.rules.key || field.name == "version";
        plan.shown.push_back(always || chosen || (wanted.empty() && !is_part(field)));
        plan.shows_parts = plan.shows_parts || (chosen && is_part(field));
    }
}

struct Cursor {
    std::string value;
    Uuid id;
};

std::optional<Cursor> read_cursor(std::string const& text) {
    auto const bytes = base64url_decode(text);
    if (!bytes || bytes->size() < 16) return std::nullopt;
    return Cursor{bytes->substr(16), Uuid::from_bytes(std::string_view(*bytes).substr(0, 16))};
}

/// The text inside a JSON string, or the bare number.
std::string bare(std::string const& json) {
    auto const document = JsonDocument::parse(json);
    if (!document) return {};
    auto const text = document->root().string();
    return text ? std::string(*text) : json;
}

}  // namespace

std::string make_cursor(std::string const& sort_value_json, Uuid const& id) {
    return base64url_encode(std::string(id.view()) + sort_value_json);
}

PagePlan plan_page(TypeFacts const& type, ListRequest const& request, Reader reader, db::Parameters& out) {
    PagePlan plan;
    Problems problems;
    if (request.limit < 1 || request.limit > 200) problems.add("limit", "out_of_range", {{"min", "1"}, {"max", "200"}});
    if (request.filters.size() > 20) problems.add("filters", "too_many", {{"max", "20"}});
    problems.refuse_if_any();
    for (std::size_t i = 0; i < request.filters.size(); ++i) {
        plan.conditions += condition(type, request.filters[i], i, reader, problems, out);
    }
    plan.conditions += search_condition(type, request.search.substr(0, 200), out);
    choose_fields(plan, type, request.fields, reader, problems);

    bool const down = request.sort.empty() || request.sort.front() == '-';
    auto const sort_name = request.sort.empty() ? std::string("id") : request.sort.substr(down ? 1 : 0);
    auto const* sort = listed_field(type, sort_name, reader);
    if (sort == nullptr || !is_sortable(*sort)) problems.add("sort", "unknown_field");
    problems.refuse_if_any();
    plan.sort_field = sort->name;
    std::string const direction = down ? " desc" : "";
    bool const by_id = sort->name == "id";
    bool const nullable = sort->optional || sort->kind == Kind::id;
    // NULLs sort first going up and last going down on both databases, and a cursor can stand on one. A column
    // without NULLs says nothing of them, so that PostgreSQL takes a plain index.
    std::string const nulls = !nullable ? "" : down ? " nulls last" : " nulls first";
    auto const column = by_id ? std::string("t.id") : column_of(*sort);
    plan.order = " order by " + (by_id ? "" : column + direction + nulls + ", ") + "t.id" + direction + " limit " +
                 std::to_string(request.limit + 1);
    if (request.after.empty()) return plan;

    auto const cursor = read_cursor(request.after);
    if (!cursor) problems.add("after", "not_a_cursor");
    problems.refuse_if_any();
    db::bind(out, "cursor_id", cursor->id);
    std::string const beyond = down ? " < " : " > ";
    auto const same_then_id = "t.id" + beyond + ":cursor_id";
    if (by_id) {
        plan.after_cursor = " and " + same_then_id;
    } else if (cursor->value == "null") {
        plan.after_cursor = " and " + (down ? "(" + column + " is null and " + same_then_id + ")"
                                            : "(" + column + " is not null or " + same_then_id + ")");
    } else {
        if (!bind_text(*sort, "cursor_value", bare(cursor->value), out)) problems.add("after", "not_a_cursor");
        problems.refuse_if_any();
        plan.after_cursor = " and ((" + column + ", t.id)" + beyond + "(:cursor_value, :cursor_id)" +
                            (down && nullable ? " or " + column + " is null)" : ")");
    }
    return plan;
}

}  // namespace farflung
