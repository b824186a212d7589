#include "e_invoice/element_path.hpp"

#include <gtest/gtest.h>

namespace farflung::e_invoice {

namespace {

constexpr auto document =
    "<Order><Line n='1'><Tax><ID>S</ID><Scheme>Vat</Scheme></Tax><Amount>5</Amount></Line>"
    "<Line><Tax><ID>E</ID></Tax><Amount> 7 </Amount><NetAmount/></Line><NoteLine><Amount>9</Amount></NoteLine></Order>";

struct Path {
    char const* path;
    std::vector<std::string> texts;
};

}  // namespace

TEST(ElementPath, finds_what_a_rule_speaks_of) {
    Path const paths[] = {
        {"Line/Amount", {"5", "7"}},
        {"*Line/Amount", {"5", "7", "9"}},
        {"//Amount", {"5", "7", "9"}},
        {"//*Amount", {"5", "7", "", "9"}},
        {"Amount", {}},
        {"Line/Tax/ID|NoteLine/Amount", {"S", "E", "9"}},
        {"Line[NetAmount]/Amount", {"7"}},
        {"Line[!NetAmount]/Amount", {"5"}},
        {"Line[@n]/Amount", {"5"}},
        {"Line[!@n]/Amount", {"7"}},
        {"Line/@n", {"1"}},
        {"Line[Tax/ID=S,Z]/Amount", {"5"}},
        {"Line[Tax/ID!=S,Z]/Amount", {"7"}},
        {"Line/Tax[Scheme~=vat]/ID", {"S"}},
        {"Line/Tax[!Scheme~=vat]/ID", {"E"}},
        {"Line/Tax[!ID=S,Z]/ID", {"E"}},
        {"Line[!Tax/ID=S]/Amount", {"7"}},
        {"Line/Tax[ID=S][Scheme~=gst]/ID", {}},
        {"Line/Amount/.", {"5", "7"}},
    };
    auto const parsed = XmlDocument::parse(document);
    for (auto const& [path, texts] : paths) EXPECT_EQ(texts_at(parsed.root(), path), texts) << path;
}

}  // namespace farflung::e_invoice
