#include "billing/tax_cases.hpp"

namespace farflung::billing {
namespace {

TEST(TaxOutsideTheUnion, is_that_of_the_seller_and_exports_are_free) {
    auto const cases = tax_cases(R"(
seller | seller_is | buyer | kind     | number | supply      | level          | treatment               | category | rate | asks            | article
GB     |           | GB    | business |        | services    |                | domestic                | S        | 20   |                 | s. 4 V
NO     |           | NO    | business |        | services    |                | domestic                | S        | 25   |                 | § 3-1
CH     |           | CH    | business |        | services    |                | domestic                | S        | 8.1  |                 | Art. 18(1) MWSTG
AU     |           | AU    | business |        | services    |                | domestic                | S        | 10   |                 | s 9-5
NZ     |           | NZ    | business |        | services    |                | domestic                | S        | 15   |                 | s 8 Goods
CA     |           | CA    | business |        | services    |                | domestic                | S        | 5    |                 | s. 165
JP     |           | JP    | business |        | services    |                | domestic                | S        | 10   |                 | Art. 4 Cons
SG     |           | SG    | business |        | services    |                | domestic                | S        | 9    |                 | s 8 Goods
IN     |           | IN    | business |        | services    |                | domestic                | S        | 18   |                 | s. 5 Int
GB     |           | GB    | consumer |        | goods       |                | domestic                | S        | 20   |                 | s. 4 V
NO     |           | NO    | consumer |        | goods       |                | domestic                | S        | 25   |                 | § 3-1
CH     |           | CH    | consumer |        | goods       |                | domestic                | S        | 8.1  |                 | Art. 18(1) MWSTG
AU     |           | AU    | consumer |        | goods       |                | domestic                | S        | 10   |                 | s 9-5
NZ     |           | NZ    | consumer |        | goods       |                | domestic                | S        | 15   |                 | s 8 Goods
CA     |           | CA    | consumer |        | goods       |                | domestic                | S        | 5    |                 | s. 165
JP     |           | JP    | consumer |        | goods       |                | domestic                | S        | 10   |                 | Art. 4 Cons
SG     |           | SG    | consumer |        | goods       |                | domestic                | S        | 9    |                 | s 8 Goods
IN     |           | IN    | consumer |        | goods       |                | domestic                | S        | 18   |                 | s. 5 Int
GB     |           | GB    | consumer |        | goods       | reduced        | domestic                | S        | 5    |                 | s. 4 V
NO     |           | NO    | consumer |        | goods       | reduced        | domestic                | S        | 15   |                 | § 3-1
JP     |           | JP    | consumer |        | goods       | reduced        | domestic                | S        | 8    |                 | Art. 4 Cons
CH     |           | CH    | consumer |        | goods       | reduced        | domestic                | S        | 3.8  |                 | Art. 18(1) MWSTG
NO     |           | NO    | consumer |        | services    | second_reduced | domestic                | S        | 12   |                 | § 3-1
CH     |           | CH    | consumer |        | goods       | second_reduced | domestic                | S        | 2.6  |                 | Art. 18(1)
GB     |           | GB    | consumer |        | goods       | zero           | zero_rated              | Z        | 0    |                 | s. 4 V
AU     |           | AU    | consumer |        | goods       | zero           | zero_rated              | Z        | 0    |                 | s 9-5
LI     |           | CH    | business |        | services    |                | domestic                | S        | 8.1  |                 | Art. 18(1)
GB     |           | IM    | business |        | services    |                | domestic                | S        | 20   |                 | s. 4 V
GB     |           | MT    | business |        | goods       |                | exported                | G        | 0    |                 | s. 30(6)
GB     |           | US    | consumer |        | goods       |                | exported                | G        | 0    |                 | s. 30(6)
NO     |           | MT    | business |        | goods       |                | exported                | G        | 0    |                 | § 6-21
NO     |           | US    | consumer |        | goods       |                | exported                | G        | 0    |                 | § 6-21
CH     |           | MT    | business |        | goods       |                | exported                | G        | 0    |                 | Art. 23(2)(1)
CH     |           | US    | consumer |        | goods       |                | exported                | G        | 0    |                 | Art. 23(2)(1)
AU     |           | MT    | business |        | goods       |                | exported                | G        | 0    |                 | s 38-185
AU     |           | US    | consumer |        | goods       |                | exported                | G        | 0    |                 | s 38-185
NZ     |           | MT    | business |        | goods       |                | exported                | G        | 0    |                 | s 11
NZ     |           | US    | consumer |        | goods       |                | exported                | G        | 0    |                 | s 11
CA     |           | MT    | business |        | goods       |                | exported                | G        | 0    |                 | Sch. VI Part V s. 1
CA     |           | US    | consumer |        | goods       |                | exported                | G        | 0    |                 | Sch. VI Part V s. 1
JP     |           | MT    | business |        | goods       |                | exported                | G        | 0    |                 | Art. 7(1)
JP     |           | US    | consumer |        | goods       |                | exported                | G        | 0    |                 | Art. 7(1)
SG     |           | MT    | business |        | goods       |                | exported                | G        | 0    |                 | s 21(6)
SG     |           | US    | consumer |        | goods       |                | exported                | G        | 0    |                 | s 21(6)
IN     |           | MT    | business |        | goods       |                | exported                | G        | 0    |                 | s. 16(1)(a)
IN     |           | US    | consumer |        | goods       |                | exported                | G        | 0    |                 | s. 16(1)(a)
GB     |           | MT    | business |        | services    |                | outside_scope           | O        | 0    |                 | s. 7A(2)(a)
GB     |           | US    | business |        | electronic  |                | outside_scope           | O        | 0    |                 | s. 7A(2)(a)
NO     |           | MT    | business |        | services    |                | exported                | G        | 0    |                 | § 6-22
NO     |           | US    | business |        | electronic  |                | exported                | G        | 0    |                 | § 6-22
CH     |           | MT    | business |        | services    |                | outside_scope           | O        | 0    |                 | Art. 8(1)
CH     |           | US    | business |        | electronic  |                | outside_scope           | O        | 0    |                 | Art. 8(1)
AU     |           | MT    | business |        | services    |                | exported                | G        | 0    |                 | s 38-190
AU     |           | US    | business |        | electronic  |                | exported                | G        | 0    |                 | s 38-190
NZ     |           | MT    | business |        | services    |                | exported                | G        | 0    |                 | s 11A(1)(k)
NZ     |           | US    | business |        | electronic  |                | exported                | G        | 0    |                 | s 11A(1)(k)
CA     |           | MT    | business |        | services    |                | exported                | G        | 0    |                 | Sch. VI Part V s. 7
CA     |           | US    | business |        | electronic  |                | exported                | G        | 0    |                 | Sch. VI Part V s. 7
JP     |           | MT    | business |        | services    |                | exported                | G        | 0    |                 | Art. 7(1)
JP     |           | US    | business |        | electronic  |                | exported                | G        | 0    |                 | Art. 7(1)
SG     |           | MT    | business |        | services    |                | exported                | G        | 0    |                 | s 21(3)
SG     |           | US    | business |        | electronic  |                | exported                | G        | 0    |                 | s 21(3)
IN     |           | MT    | business |        | services    |                | exported                | G        | 0    |                 | s. 16(1)(a)
IN     |           | US    | business |        | electronic  |                | exported                | G        | 0    |                 | s. 16(1)(a)
GB     |           | US    | consumer |        | services    |                | domestic                | S        | 20   |                 | s. 4 V
GB     |           | US    | unknown  |        | services    |                | domestic                | S        | 20   | Is the customer | s. 4 V
GB     |           | US    | consumer |        | consultancy |                | outside_scope           | O        | 0    |                 | Sch. 4A
GB     |           | AU    | consumer |        | electronic  |                | outside_scope           | O        | 0    |                 | Sch. 4A
NO     |           | US    | consumer |        | services    |                | domestic                | S        | 25   |                 | § 3-1
CH     |           | GB    | consumer |        | services    |                | outside_scope           | O        | 0    |                 | Art. 8(1)
AU     |           | GB    | consumer |        | services    |                | exported                | G        | 0    |                 | s 38-190
NZ     |           | GB    | consumer |        | services    |                | exported                | G        | 0    |                 | s 11A(1)(k)
CA     |           | GB    | consumer |        | services    |                | exported                | G        | 0    |                 | Sch. VI Part V s. 7
JP     |           | GB    | consumer |        | services    |                | exported                | G        | 0    |                 | Art. 7(1)
SG     |           | GB    | consumer |        | services    |                | exported                | G        | 0    |                 | s 21(3)
IN     |           | GB    | consumer |        | services    |                | exported                | G        | 0    |                 | s. 16(1)(a)
GB     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
NO     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
CH     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
AU     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
NZ     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
CA     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
JP     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
SG     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
IN     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
AU     |           | DE    | consumer |        | electronic  |                | foreign_registration    | S        | 19   | register        | Art. 58 and 359
AU     |           | DE    | unknown  |        | electronic  |                | foreign_registration    | S        | 19   | Is the customer | Art. 58 and 359
GB     | small     | GB    | consumer |        | services    |                | small_business          | E        | 0    |                 | Sch. 1
NO     | small     | NO    | consumer |        | services    |                | small_business          | E        | 0    |                 | § 2-1
CH     | small     | CH    | consumer |        | services    |                | small_business          | E        | 0    |                 | Art. 10(2)(a)
AU     | small     | AU    | consumer |        | services    |                | small_business          | E        | 0    |                 | s 23-15
NZ     | small     | NZ    | consumer |        | services    |                | small_business          | E        | 0    |                 | s 51
CA     | small     | CA    | consumer |        | services    |                | small_business          | E        | 0    |                 | s. 148
JP     | small     | JP    | consumer |        | services    |                | small_business          | E        | 0    |                 | Art. 9(1)
SG     | small     | SG    | consumer |        | services    |                | small_business          | E        | 0    |                 | First Sch.
IN     | small     | IN    | consumer |        | services    |                | small_business          | E        | 0    |                 | s. 22
AU     | small     | NZ    | business |        | services    |                | small_business          | E        | 0    |                 | s 23-15
CA-BC  |           | CA-ON | business |        | services    |                | domestic                | S        | 13   |                 | s. 165
CA-BC  |           | CA-NB | business |        | services    |                | domestic                | S        | 15   |                 | s. 165
CA-BC  |           | CA-NL | business |        | services    |                | domestic                | S        | 15   |                 | s. 165
CA-BC  |           | CA-NS | business |        | services    |                | domestic                | S        | 14   |                 | s. 165
CA-BC  |           | CA-PE | business |        | services    |                | domestic                | S        | 15   |                 | s. 165
CA-BC  |           | CA-BC | business |        | services    |                | domestic                | S        | 5    |                 | s. 165
CA-BC  |           | CA-AB | business |        | services    |                | domestic                | S        | 5    |                 | s. 165
CA-BC  |           | CA-SK | business |        | services    |                | domestic                | S        | 5    |                 | s. 165
CA-BC  |           | CA-MB | business |        | services    |                | domestic                | S        | 5    |                 | s. 165
CA-BC  |           | CA-YT | business |        | services    |                | domestic                | S        | 5    |                 | s. 165
CA-ON  |           | CA-QC | business |        | services    |                | domestic                | S        | 5    | Quebec          | s. 165
CA-ON  |           | CA-ON | consumer |        | goods       |                | domestic                | S        | 13   |                 | s. 165
GB     | reverse   | GB    | business |        | services    |                | domestic_reverse_charge | AE       | 0    |                 | s. 4 V
AU     |           | NZ    | business |        | property    |                | outside_scope           | O        | 0    |                 | s 9-25
GB     |           | FR    | consumer |        | admission   |                | outside_scope           | O        | 0    |                 | Sch. 4A
US     |           | US    | business |        | services    |                | no_tax                  | O        | 0    | Sales tax       |
US     |           | DE    | business |        | services    |                | no_tax                  | O        | 0    | Sales tax       |
US     |           | AU    | business |        | services    |                | no_tax                  | O        | 0    | Sales tax       |
US     |           | DE    | business |        | electronic  |                | no_tax                  | O        | 0    | Sales tax       |
US     |           | AU    | consumer |        | electronic  |                | no_tax                  | O        | 0    | Sales tax       |
US     |           | DE    | consumer |        | services    |                | no_tax                  | O        | 0    | Sales tax       |
US     | oss       | DE    | consumer |        | electronic  |                | one_stop_shop           | S        | 19   |                 | Art. 58 and 359
US     |           | FR    | consumer |        | electronic  |                | foreign_registration    | S        | 20   | register        | Art. 58 and 359
US     |           | DE    | unknown  |        | electronic  |                | foreign_registration    | S        | 19   | Is the customer | Art. 58 and 359
US     |           | US    | consumer |        | goods       |                | no_tax                  | O        | 0    | Sales tax       |
BR     |           | DE    | business |        | services    |                | undecided               | O        | 0    | No rules        |
       |           | DE    | business |        | services    |                | undecided               | O        | 0    | No rules        |
)");
    EXPECT_EQ(cases.size(), 124U);
    for (auto const& one : cases) expect_case(one);
}

}  // namespace
}  // namespace farflung::billing
