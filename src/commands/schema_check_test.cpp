#include "commands/schema_check.hpp"

#include "modules.hpp"
#include "test_world.hpp"

namespace farflung {

namespace {

class SchemaCheck : public test::WorldTest {
  protected:
    std::vector<db::ColumnInfo> columns() {
        std::vector<db::ColumnInfo> found;
        database_->read([&](db::Connection& connection) {
            connection.confine_to(std::nullopt);
            found = db::columns(connection);
        });
        return found;
    }
};

}  // namespace

TEST_P(SchemaCheck, finds_that_tables_and_descriptions_agree) {
    for (auto const& fault : schema_faults(*registry_, columns())) ADD_FAILURE() << fault;
}

TEST_P(SchemaCheck, prints_the_statement_that_adds_a_missing_column) {
    auto without = columns();
    std::erase_if(without, [](auto const& column) {
        return column.table == "people_parties" && (column.column == "phone" || column.column == "hourly_rate_minor");
    });
    EXPECT_EQ(
        schema_faults(*registry_, without),
        (std::vector<std::string>{
            "people_parties.phone is missing: ALTER TABLE people_parties ADD COLUMN phone TEXT NOT NULL DEFAULT '';",
            "people_parties.hourly_rate_minor is missing: ALTER TABLE people_parties ADD COLUMN hourly_rate_minor "
            "INTEGER;"}));
}

TEST_P(SchemaCheck, tells_a_column_of_another_type) {
    auto changed = columns();
    for (auto& column : changed) {
        if (column.table == "people_parties" && column.column == "zone") column.type = "INTEGER";
    }
    EXPECT_EQ(schema_faults(*registry_, changed),
              std::vector<std::string>{"people_parties.zone is INTEGER and should be TEXT"});
}

INSTANTIATE_TEST_SUITE_P(Databases, SchemaCheck, testing::Values(db::Dialect::sqlite, db::Dialect::postgres));

}  // namespace farflung
