#include "platform/db/row_security.hpp"

namespace farflung::db {

namespace {

constexpr auto unsecured_tables = R"(
    select quote_ident(c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and a.attname = 'workspace_id' and not a.attisdropped
      and not (c.relrowsecurity and c.relforcerowsecurity
               and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'own_workspace'))
    order by 1)";

// The sub-selects are worked out once for a statement, not once for a row. nullif keeps the star of the system's own
// work away from decode, which would refuse it.
constexpr std::string_view own_workspace = R"((
    (select current_setting('farflung.workspace', true) = '*')
    or workspace_id = (select decode(nullif(current_setting('farflung.workspace', true), '*'), 'hex'))))";

}  // namespace

void secure_rows(Connection& connection) {
    std::vector<std::string> tables;
    connection.query(unsecured_tables, {}, [&](Row const& row) { tables.emplace_back(row.text(0)); });
    for (auto const& table : tables) {
        connection.execute_script("alter table " + table + " enable row level security; alter table " + table +
                                  " force row level security; drop policy if exists own_workspace on " + table +
                                  "; create policy own_workspace on " + table + " using " + std::string(own_workspace) +
                                  " with check " + std::string(own_workspace));
    }
}

void refuse_role_above_row_security(Connection& connection) {
    bool is_above = false;
    connection.query("select rolsuper or rolbypassrls from pg_roles where rolname = current_user", {},
                     [&](Row const& row) { is_above = row.integer(0) != 0; });
    if (is_above) {
        throw std::runtime_error(
            "the database role is a superuser or bypasses row-level security, so PostgreSQL could not keep workspaces "
            "apart; give Farflung a role of its own: create role farflung login; alter database … owner to farflung");
    }
}

}  // namespace farflung::db
