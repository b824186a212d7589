#include "billing/tax_cases.hpp"

namespace farflung::billing {
namespace {

TEST(TaxInTheUnion, hangs_on_who_buys_what_where_and_when) {
    auto const cases = tax_cases(R"(
seller | seller_is     | buyer       | kind     | number          | state   | place | supply      | level          | on         | treatment               | category | rate | code               | asks             | article
DE     |               | FR          | business | FR40303265045   | valid   |       | services    |                |            | reverse_charge          | AE       | 0    | VATEX-EU-AE        |                  | Art. 44 and 196
DE     |               | FR          | business | FR40303265045   | unknown |       | services    |                |            | reverse_charge          | AE       | 0    | VATEX-EU-AE        | confirmed        | Art. 44 and 196
DE     |               | FR          | business | FR40303265045   | invalid |       | services    |                |            | domestic                | S        | 19   |                    | not right        | Art. 45
DE     |               | FR          | business |                 |         |       | services    |                |            | domestic                | S        | 19   |                    | Is the customer  | Art. 45
DE     |               | FR          | unknown  |                 |         |       | services    |                |            | domestic                | S        | 19   |                    | Is the customer  | Art. 45
DE     |               | FR          | unknown  | FR40303265045   | valid   |       | services    |                |            | reverse_charge          | AE       | 0    | VATEX-EU-AE        |                  | Art. 44 and 196
DE     |               | FR          | consumer | FR40303265045   | valid   |       | services    |                |            | domestic                | S        | 19   |                    |                  | Art. 45
DE     |               | FR          | business | FR40303265046   |         |       | services    |                |            | domestic                | S        | 19   |                    | not right        | Art. 45
DE     |               | FR          | business | DE136695976     | valid   |       | services    |                |            | domestic                | S        | 19   |                    | not right        | Art. 45
DE     |               | FR          | business | 40303265045     | valid   |       | services    |                |            | reverse_charge          | AE       | 0    | VATEX-EU-AE        |                  | Art. 44 and 196
DE     |               | FR          | business | FR40303265045   | valid   |       | goods       |                |            | intra_community         | K        | 0    | VATEX-EU-IC        |                  | Art. 138(1)
DE     |               | FR          | business | FR40303265045   | invalid |       | goods       |                |            | domestic                | S        | 19   |                    | not right        | Art. 32 and 59c
DE     |               | FR          | business |                 |         |       | goods       |                |            | domestic                | S        | 19   |                    | Is the customer  | Art. 32 and 59c
DE     |               | DE          | unknown  |                 |         |       | services    |                |            | domestic                | S        | 19   |                    |                  | Art. 2(1)
DE     |               |             | business |                 |         |       | services    |                |            | domestic                | S        | 19   |                    | Where is         | Art. 2(1)
DE     |               | EL          | business | EL094259216     | valid   |       | services    |                |            | reverse_charge          | AE       | 0    | VATEX-EU-AE        |                  | Art. 44 and 196
DE     |               | FR          | consumer |                 |         |       | goods       |                |            | domestic                | S        | 19   |                    |                  | Art. 32 and 59c
DE     | over          | FR          | consumer |                 |         |       | goods       |                |            | foreign_registration    | S        | 20   |                    | register         | Art. 33(a)
DE     | oss over      | FR          | consumer |                 |         |       | goods       |                |            | one_stop_shop           | S        | 20   |                    |                  | Art. 33(a)
DE     | oss           | FR          | consumer |                 |         |       | goods       | second_reduced |            | one_stop_shop           | S        | 5.5  |                    |                  | Art. 33(a)
DE     | oss           | DK          | consumer |                 |         |       | goods       | reduced        |            | one_stop_shop           | S        | 25   |                    | no such rate     | Art. 33(a)
DE     |               | FR          | consumer |                 |         |       | electronic  |                |            | domestic                | S        | 19   |                    |                  | Art. 59c
DE     | over          | FR          | consumer |                 |         |       | electronic  |                |            | foreign_registration    | S        | 20   |                    | register         | Art. 58
DE     | oss           | FR          | consumer |                 |         |       | electronic  |                |            | one_stop_shop           | S        | 20   |                    |                  | Art. 58
DE     | oss           | HU          | consumer |                 |         |       | electronic  |                |            | one_stop_shop           | S        | 27   |                    |                  | Art. 58
DE     | oss           | FR          | consumer |                 |         |       | services    |                |            | domestic                | S        | 19   |                    |                  | Art. 45
DE     | oss           | FR          | consumer |                 |         |       | consultancy |                |            | domestic                | S        | 19   |                    |                  | Art. 45
DE     | oss           | FR          | consumer |                 |         |       | electronic  |                | 2014-12-31 | domestic                | S        | 19   |                    |                  | Art. 45
DE     | oss           | FR          | consumer |                 |         |       | electronic  |                | 2015-01-01 | one_stop_shop           | S        | 20   |                    |                  | Art. 58
DE     | over          | FR          | consumer |                 |         |       | goods       |                | 2021-06-30 | foreign_registration    | S        | 20   |                    | register         | Art. 33(1)
DE     |               | FR          | consumer |                 |         |       | goods       |                | 2021-06-30 | domestic                | S        | 19   |                    |                  | Art. 34
DE     | oss           | EE          | consumer |                 |         |       | goods       |                | 2025-06-30 | one_stop_shop           | S        | 22   |                    |                  | Art. 33(a)
DE     | oss           | EE          | consumer |                 |         |       | goods       |                | 2025-07-01 | one_stop_shop           | S        | 24   |                    |                  | Art. 33(a)
DE     |               | US          | business |                 |         |       | services    |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 44
DE     |               | CH          | business | CHE-116.281.710 |         |       | services    |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 44
DE     |               | GB          | business |                 |         |       | services    |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 44
DE     |               | AU          | consumer |                 |         |       | services    |                |            | domestic                | S        | 19   |                    |                  | Art. 45
DE     |               | AU          | unknown  |                 |         |       | services    |                |            | domestic                | S        | 19   |                    | Is the customer  | Art. 45
DE     |               | AU          | consumer |                 |         |       | consultancy |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 59
DE     |               | AU          | unknown  |                 |         |       | consultancy |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 59
DE     |               | AU          | consumer |                 |         |       | electronic  |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 58
DE     |               | AU          | business |                 |         |       | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
DE     |               | AU          | consumer |                 |         |       | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
DE     |               | NO          | unknown  |                 |         |       | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
DE     |               | FR          | business | FR40303265045   | valid   | US    | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
DE     |               | US          | business |                 |         | DE    | goods       |                |            | domestic                | S        | 19   |                    |                  | Art. 2(1)
FR     |               | GB          | business | GB980780684     | valid   |       | services    |                | 2020-12-31 | reverse_charge          | AE       | 0    | VATEX-EU-AE        |                  | Art. 44 and 196
FR     |               | GB          | business | GB980780684     |         |       | services    |                | 2021-01-01 | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 44
FR     |               | GB          | consumer |                 |         |       | goods       |                | 2021-01-01 | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
FR     |               | HR          | business | HR33392005961   |         |       | services    |                | 2013-06-30 | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 44
FR     |               | HR          | business | HR33392005961   | valid   |       | services    |                | 2013-07-01 | reverse_charge          | AE       | 0    | VATEX-EU-AE        |                  | Art. 44 and 196
IE     |               | GB:BT1 5GS  | business | XI980780684     | valid   |       | goods       |                |            | intra_community         | K        | 0    | VATEX-EU-IC        |                  | Art. 138(1)
IE     |               | XI          | business | XI980780684     | valid   |       | goods       |                |            | intra_community         | K        | 0    | VATEX-EU-IC        |                  | Art. 138(1)
IE     |               | GB:BT1 5GS  | business | GB980780684     | valid   |       | goods       |                |            | domestic                | S        | 23   |                    | not right        | Art. 32 and 59c
IE     |               | GB:SW1A 1AA | business | GB980780684     |         |       | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
IE     |               | GB:BT1 5GS  | business | XI980780684     | valid   |       | services    |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 44
IE     | oss           | GB:BT1 5GS  | consumer |                 |         |       | goods       |                |            | one_stop_shop           | S        | 20   |                    |                  | Art. 33(a)
XI     |               | IE          | business | IE6433435F      | valid   |       | goods       |                |            | intra_community         | K        | 0    | VATEX-EU-IC        |                  | Art. 138(1)
XI     |               | IE          | business | IE6433435F      | valid   |       | services    |                |            | outside_scope           | O        | 0    |                    |                  | s. 7A(2)(a)
GB     |               | GB:BT1 5GS  | business |                 |         |       | goods       |                |            | domestic                | S        | 20   |                    |                  | s. 4
DE     |               | ES:35001    | business |                 |         |       | services    |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 44
ES     |               | ES:38001    | consumer |                 |         |       | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
ES     |               | ES:28001    | consumer |                 |         |       | goods       |                |            | domestic                | S        | 21   |                    |                  | Art. 2(1)
FI     |               | FI:22100    | business |                 |         |       | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
DE     |               | DE:27498    | consumer |                 |         |       | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
IT     |               | IT:23041    | consumer |                 |         |       | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
FR     |               | FR:97100    | consumer |                 |         |       | goods       |                |            | exported                | G        | 0    | VATEX-EU-G         |                  | Art. 146(1)
FR     |               | MC:98000    | business |                 |         |       | services    |                |            | domestic                | S        | 20   |                    |                  | Art. 2(1)
DE     | oss           | PT:9000-001 | consumer |                 |         |       | goods       |                |            | one_stop_shop           | S        | 22   |                    |                  | Art. 33(a)
DE     | oss           | PT:9500-001 | consumer |                 |         |       | goods       |                |            | one_stop_shop           | S        | 16   |                    |                  | Art. 33(a)
DE     | oss           | PT:1000-001 | consumer |                 |         |       | goods       |                |            | one_stop_shop           | S        | 23   |                    |                  | Art. 33(a)
DE     | oss           | AT:6691     | consumer |                 |         |       | goods       |                |            | one_stop_shop           | S        | 19   |                    |                  | Art. 33(a)
DE     | small         | DE          | consumer |                 |         |       | services    |                |            | small_business          | E        | 0    |                    |                  | § 19 UStG
DE     | small         | DE          | business |                 |         |       | goods       |                |            | small_business          | E        | 0    |                    |                  | Art. 284
AT     | small         | AT          | business |                 |         |       | services    |                |            | small_business          | E        | 0    |                    |                  | § 6(1)(27) UStG
FR     | small         | FR          | business |                 |         |       | services    |                |            | small_business          | E        | 0    | VATEX-FR-FRANCHISE |                  | Art. 293 B CGI
IT     | small         | IT          | consumer |                 |         |       | services    |                |            | small_business          | E        | 0    |                    |                  | Art. 284
DE     | small         | FR          | consumer |                 |         |       | services    |                |            | small_business          | E        | 0    |                    |                  | Art. 284
DE     | small         | FR          | business | FR40303265045   | valid   |       | services    |                |            | reverse_charge          | AE       | 0    | VATEX-EU-AE        |                  | Art. 44 and 196
DE     | small         | FR          | business | FR40303265045   | valid   |       | goods       |                |            | small_business          | E        | 0    |                    |                  | Art. 284
DE     | small         | US          | business |                 |         |       | goods       |                |            | small_business          | E        | 0    |                    |                  | Art. 284
DE     | small         | US          | business |                 |         |       | services    |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 44
DE     | small reverse | DE          | business |                 |         |       | services    |                |            | small_business          | E        | 0    |                    |                  | Art. 284
DE     | reverse       | DE          | business | DE136695976     |         |       | services    |                |            | domestic_reverse_charge | AE       | 0    | VATEX-EU-AE        |                  | Art. 199
AT     | reverse       | AT          | business |                 |         |       | goods       |                |            | domestic_reverse_charge | AE       | 0    | VATEX-EU-AE        |                  | Art. 199
DE     | reverse       | DE          | consumer |                 |         |       | services    |                |            | domestic                | S        | 19   |                    |                  | Art. 2(1)
DE     | reverse       | DE          | unknown  |                 |         |       | services    |                |            | domestic                | S        | 19   |                    |                  | Art. 2(1)
DE     |               | FR          | business | FR40303265045   | valid   | DE    | property    |                |            | domestic                | S        | 19   |                    |                  | Art. 2(1)
DE     |               | DE          | business |                 |         | FR    | property    |                |            | foreign_registration    | S        | 20   |                    | register         | Art. 47
DE     |               | FR          | business | FR40303265045   | valid   | FR    | property    |                |            | reverse_charge          | AE       | 0    | VATEX-EU-AE        | Does the country | Art. 47 and 194
DE     | oss           | FR          | consumer |                 |         | FR    | property    |                |            | one_stop_shop           | S        | 20   |                    |                  | Art. 47
DE     |               | FR          | consumer |                 |         | CH    | property    |                |            | outside_scope           | O        | 0    | VATEX-EU-O         |                  | Art. 47
DE     | oss           | FR          | consumer |                 |         | ES    | admission   |                |            | one_stop_shop           | S        | 21   |                    |                  | Art. 53 and 54
DE     |               | US          | consumer |                 |         | DE    | admission   |                |            | domestic                | S        | 19   |                    |                  | Art. 2(1)
)");
    EXPECT_EQ(cases.size(), 94U);
    for (auto const& one : cases) expect_case(one);
}

}  // namespace
}  // namespace farflung::billing
