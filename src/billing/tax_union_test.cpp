#include "billing/tax_cases.hpp"

namespace farflung::billing {
namespace {

TEST(TaxInTheUnion, of_a_service_to_a_business_elsewhere_is_reversed) {
    auto const cases = tax_cases(R"(
seller | buyer | kind     | number         | supply   | treatment      | category | rate | code        | asks      | article
DE     | AT    | business | ATU13585627    | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | BE    | business | BE0428759497   | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | BG    | business | BG175074752    | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | CY    | business | CY10259033P    | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | CZ    | business | CZ25123891     | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | DK    | business | DK13585628     | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | EE    | business | EE100931558    | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | ES    | business | ESB58378431    | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | FI    | business | FI20774740     | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | FR    | business | FR40303265045  | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | GR    | business | EL094259216    | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | HR    | business | HR33392005961  | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | HU    | business | HU12892312     | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | IE    | business | IE6433435F     | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | IT    | business | IT00743110157  | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | LT    | business | LT119511515    | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | LU    | business | LU15027442     | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | LV    | business | LV40003521600  | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | MT    | business | MT11679112     | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | NL    | business | NL004495445B01 | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | PL    | business | PL8567346215   | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | PT    | business | PT501964843    | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | RO    | business | RO18547290     | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | SE    | business | SE123456789701 | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | SI    | business | SI50223054     | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
DE     | SK    | business | SK2022749619   | services | reverse_charge | AE       | 0    | VATEX-EU-AE | confirmed | Art. 44 and 196
)");
    EXPECT_EQ(cases.size(), 26U);
    for (auto const& one : cases) expect_case(one);
}

TEST(TaxInTheUnion, of_goods_to_a_business_elsewhere_is_free) {
    auto const cases = tax_cases(R"(
seller | buyer | kind     | number         | supply | treatment       | category | rate | code        | asks      | article
FR     | AT    | business | ATU13585627    | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | BE    | business | BE0428759497   | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | BG    | business | BG175074752    | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | CY    | business | CY10259033P    | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | CZ    | business | CZ25123891     | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | DE    | business | DE136695976    | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | DK    | business | DK13585628     | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | EE    | business | EE100931558    | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | ES    | business | ESB58378431    | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | FI    | business | FI20774740     | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | GR    | business | EL094259216    | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | HR    | business | HR33392005961  | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | HU    | business | HU12892312     | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | IE    | business | IE6433435F     | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | IT    | business | IT00743110157  | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | LT    | business | LT119511515    | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | LU    | business | LU15027442     | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | LV    | business | LV40003521600  | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | MT    | business | MT11679112     | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | NL    | business | NL004495445B01 | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | PL    | business | PL8567346215   | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | PT    | business | PT501964843    | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | RO    | business | RO18547290     | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | SE    | business | SE123456789701 | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | SI    | business | SI50223054     | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
FR     | SK    | business | SK2022749619   | goods  | intra_community | K        | 0    | VATEX-EU-IC | confirmed | Art. 138(1)
)");
    EXPECT_EQ(cases.size(), 26U);
    for (auto const& one : cases) expect_case(one);
}

TEST(TaxInTheUnion, of_goods_to_a_consumer_elsewhere_is_that_of_the_destination_by_the_one_stop_shop) {
    auto const cases = tax_cases(R"(
seller | seller_is | buyer | kind     | supply | treatment     | category | rate | asks | article
NL     | oss       | AT    | consumer | goods  | one_stop_shop | S        | 20   |      | Art. 33(a)
NL     | oss       | BE    | consumer | goods  | one_stop_shop | S        | 21   |      | Art. 33(a)
NL     | oss       | BG    | consumer | goods  | one_stop_shop | S        | 20   |      | Art. 33(a)
NL     | oss       | CY    | consumer | goods  | one_stop_shop | S        | 19   |      | Art. 33(a)
NL     | oss       | CZ    | consumer | goods  | one_stop_shop | S        | 21   |      | Art. 33(a)
NL     | oss       | DE    | consumer | goods  | one_stop_shop | S        | 19   |      | Art. 33(a)
NL     | oss       | DK    | consumer | goods  | one_stop_shop | S        | 25   |      | Art. 33(a)
NL     | oss       | EE    | consumer | goods  | one_stop_shop | S        | 24   |      | Art. 33(a)
NL     | oss       | ES    | consumer | goods  | one_stop_shop | S        | 21   |      | Art. 33(a)
NL     | oss       | FI    | consumer | goods  | one_stop_shop | S        | 25.5 |      | Art. 33(a)
NL     | oss       | FR    | consumer | goods  | one_stop_shop | S        | 20   |      | Art. 33(a)
NL     | oss       | GR    | consumer | goods  | one_stop_shop | S        | 24   |      | Art. 33(a)
NL     | oss       | HR    | consumer | goods  | one_stop_shop | S        | 25   |      | Art. 33(a)
NL     | oss       | HU    | consumer | goods  | one_stop_shop | S        | 27   |      | Art. 33(a)
NL     | oss       | IE    | consumer | goods  | one_stop_shop | S        | 23   |      | Art. 33(a)
NL     | oss       | IT    | consumer | goods  | one_stop_shop | S        | 22   |      | Art. 33(a)
NL     | oss       | LT    | consumer | goods  | one_stop_shop | S        | 21   |      | Art. 33(a)
NL     | oss       | LU    | consumer | goods  | one_stop_shop | S        | 17   |      | Art. 33(a)
NL     | oss       | LV    | consumer | goods  | one_stop_shop | S        | 21   |      | Art. 33(a)
NL     | oss       | MT    | consumer | goods  | one_stop_shop | S        | 18   |      | Art. 33(a)
NL     | oss       | PL    | consumer | goods  | one_stop_shop | S        | 23   |      | Art. 33(a)
NL     | oss       | PT    | consumer | goods  | one_stop_shop | S        | 23   |      | Art. 33(a)
NL     | oss       | RO    | consumer | goods  | one_stop_shop | S        | 21   |      | Art. 33(a)
NL     | oss       | SE    | consumer | goods  | one_stop_shop | S        | 25   |      | Art. 33(a)
NL     | oss       | SI    | consumer | goods  | one_stop_shop | S        | 22   |      | Art. 33(a)
NL     | oss       | SK    | consumer | goods  | one_stop_shop | S        | 23   |      | Art. 33(a)
)");
    EXPECT_EQ(cases.size(), 26U);
    for (auto const& one : cases) expect_case(one);
}

TEST(TaxInTheUnion, of_a_service_to_a_consumer_elsewhere_is_that_of_the_seller) {
    auto const cases = tax_cases(R"(
seller | seller_is | buyer | kind     | supply   | treatment | category | rate | asks | article
AT     |           | SE    | consumer | services | domestic  | S        | 20   |      | Art. 45
BE     |           | SE    | consumer | services | domestic  | S        | 21   |      | Art. 45
BG     |           | SE    | consumer | services | domestic  | S        | 20   |      | Art. 45
CY     |           | SE    | consumer | services | domestic  | S        | 19   |      | Art. 45
CZ     |           | SE    | consumer | services | domestic  | S        | 21   |      | Art. 45
DE     |           | SE    | consumer | services | domestic  | S        | 19   |      | Art. 45
DK     |           | SE    | consumer | services | domestic  | S        | 25   |      | Art. 45
EE     |           | SE    | consumer | services | domestic  | S        | 24   |      | Art. 45
ES     |           | SE    | consumer | services | domestic  | S        | 21   |      | Art. 45
FI     |           | SE    | consumer | services | domestic  | S        | 25.5 |      | Art. 45
FR     |           | SE    | consumer | services | domestic  | S        | 20   |      | Art. 45
GR     |           | SE    | consumer | services | domestic  | S        | 24   |      | Art. 45
HR     |           | SE    | consumer | services | domestic  | S        | 25   |      | Art. 45
HU     |           | SE    | consumer | services | domestic  | S        | 27   |      | Art. 45
IE     |           | SE    | consumer | services | domestic  | S        | 23   |      | Art. 45
IT     |           | SE    | consumer | services | domestic  | S        | 22   |      | Art. 45
LT     |           | SE    | consumer | services | domestic  | S        | 21   |      | Art. 45
LU     |           | SE    | consumer | services | domestic  | S        | 17   |      | Art. 45
LV     |           | SE    | consumer | services | domestic  | S        | 21   |      | Art. 45
MT     |           | SE    | consumer | services | domestic  | S        | 18   |      | Art. 45
NL     |           | SE    | consumer | services | domestic  | S        | 21   |      | Art. 45
PL     |           | SE    | consumer | services | domestic  | S        | 23   |      | Art. 45
PT     |           | SE    | consumer | services | domestic  | S        | 23   |      | Art. 45
RO     |           | SE    | consumer | services | domestic  | S        | 21   |      | Art. 45
SE     |           | DK    | consumer | services | domestic  | S        | 25   |      | Art. 45
SI     |           | SE    | consumer | services | domestic  | S        | 22   |      | Art. 45
SK     |           | SE    | consumer | services | domestic  | S        | 23   |      | Art. 45
)");
    EXPECT_EQ(cases.size(), 27U);
    for (auto const& one : cases) expect_case(one);
}

}  // namespace
}  // namespace farflung::billing
