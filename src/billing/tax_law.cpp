#include "billing/tax_law.hpp"

#include <algorithm>
#include <array>

namespace farflung::billing {

namespace {

constexpr std::array<TaxLaw, 9> laws{{
    {.country = "GB",
     .domestic = "s. 4 Value Added Tax Act 1994",
     .small_business = "Sch. 1 Value Added Tax Act 1994",
     .goods = "s. 30(6) Value Added Tax Act 1994",
     .services = "s. 7A(2)(a) Value Added Tax Act 1994",
     .to_consumers = "",
     .digital = "Sch. 4A para. 15 and 16 Value Added Tax Act 1994",
     .property = "Sch. 4A para. 1 and 9A Value Added Tax Act 1994"},
    {.country = "NO",
     .domestic = "§ 3-1 merverdiavgiftsloven",
     .small_business = "§ 2-1 merverdiavgiftsloven",
     .goods = "§ 6-21 merverdiavgiftsloven",
     .services = "§ 6-22 merverdiavgiftsloven",
     .to_consumers = "",
     .digital = "§ 6-22 merverdiavgiftsloven",
     .property = "§ 6-22 merverdiavgiftsloven",
     .frees_services = true},
    {.country = "CH",
     .domestic = "Art. 18(1) MWSTG",
     .small_business = "Art. 10(2)(a) MWSTG",
     .goods = "Art. 23(2)(1) MWSTG",
     .services = "Art. 8(1) MWSTG",
     .to_consumers = "Art. 8(1) MWSTG",
     .digital = "Art. 8(1) MWSTG",
     .property = "Art. 8(2) MWSTG"},
    {.country = "AU",
     .domestic = "s 9-5 A New Tax System (Goods and Services Tax) Act 1999",
     .small_business = "s 23-15 A New Tax System (Goods and Services Tax) Act 1999",
     .goods = "s 38-185 A New Tax System (Goods and Services Tax) Act 1999",
     .services = "s 38-190 A New Tax System (Goods and Services Tax) Act 1999",
     .to_consumers = "s 38-190 A New Tax System (Goods and Services Tax) Act 1999",
     .digital = "s 38-190 A New Tax System (Goods and Services Tax) Act 1999",
     .property = "s 9-25 A New Tax System (Goods and Services Tax) Act 1999",
     .frees_services = true},
    {.country = "NZ",
     .domestic = "s 8 Goods and Services Tax Act 1985",
     .small_business = "s 51 Goods and Services Tax Act 1985",
     .goods = "s 11 Goods and Services Tax Act 1985",
     .services = "s 11A(1)(k) Goods and Services Tax Act 1985",
     .to_consumers = "s 11A(1)(k) Goods and Services Tax Act 1985",
     .digital = "s 11A(1)(k) Goods and Services Tax Act 1985",
     .property = "s 11A(1)(e) Goods and Services Tax Act 1985",
     .frees_services = true},
    {.country = "CA",
     .domestic = "s. 165 Excise Tax Act",
     .small_business = "s. 148 Excise Tax Act",
     .goods = "Sch. VI Part V s. 1 Excise Tax Act",
     .services = "Sch. VI Part V s. 7 Excise Tax Act",
     .to_consumers = "Sch. VI Part V s. 7 Excise Tax Act",
     .digital = "Sch. VI Part V s. 7 Excise Tax Act",
     .property = "s. 142 Excise Tax Act",
     .frees_services = true},
    {.country = "JP",
     .domestic = "Art. 4 Consumption Tax Act",
     .small_business = "Art. 9(1) Consumption Tax Act",
     .goods = "Art. 7(1) Consumption Tax Act",
     .services = "Art. 7(1) Consumption Tax Act",
     .to_consumers = "Art. 7(1) Consumption Tax Act",
     .digital = "Art. 7(1) Consumption Tax Act",
     .property = "Art. 4(3) Consumption Tax Act",
     .frees_services = true},
    {.country = "SG",
     .domestic = "s 8 Goods and Services Tax Act 1993",
     .small_business = "First Sch. Goods and Services Tax Act 1993",
     .goods = "s 21(6) Goods and Services Tax Act 1993",
     .services = "s 21(3) Goods and Services Tax Act 1993",
     .to_consumers = "s 21(3) Goods and Services Tax Act 1993",
     .digital = "s 21(3) Goods and Services Tax Act 1993",
     .property = "s 21(3) Goods and Services Tax Act 1993",
     .frees_services = true},
    {.country = "IN",
     .domestic = "s. 5 Integrated Goods and Services Tax Act 2017",
     .small_business = "s. 22 Central Goods and Services Tax Act 2017",
     .goods = "s. 16(1)(a) Integrated Goods and Services Tax Act 2017",
     .services = "s. 16(1)(a) Integrated Goods and Services Tax Act 2017",
     .to_consumers = "s. 16(1)(a) Integrated Goods and Services Tax Act 2017",
     .digital = "s. 16(1)(a) Integrated Goods and Services Tax Act 2017",
     .property = "s. 13 Integrated Goods and Services Tax Act 2017",
     .frees_services = true},
}};

}  // namespace

TaxLaw const* tax_law_of(std::string_view country) {
    auto const found = std::ranges::find(laws, country, &TaxLaw::country);
    return found == laws.end() ? nullptr : &*found;
}

std::string_view small_business_article(std::string_view member_state) {
    if (member_state == "DE") return "§ 19 UStG, Art. 284 Directive 2006/112/EC";
    if (member_state == "AT") return "§ 6(1)(27) UStG 1994, Art. 284 Directive 2006/112/EC";
    if (member_state == "FR") return "Art. 293 B CGI, Art. 284 Directive 2006/112/EC";
    return "Art. 284 Directive 2006/112/EC";
}

std::string_view small_business_code(std::string_view member_state) {
    return member_state == "FR" ? "VATEX-FR-FRANCHISE" : "";
}

}  // namespace farflung::billing
