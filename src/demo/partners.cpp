#include <map>

#include "demo/cast.hpp"

namespace farflung::demo {

namespace {

constexpr Specialist all[] = {
    {{"Atelier Carpat", "Andrei Munteanu", "Strada Lipscani 30", "București", "030031", "RO", "Europe/Bucharest", "RON",
      "ro"},
     "Blender,photogrammetry,3D",
     190},
    {{"Qianhai Precision", "林伟", "前湾一路88号", "深圳市", "518000", "CN", "Asia/Shanghai", "CNY", "zh-CN"},
     "printing,prototypes,packing",
     220},
    {{"Studio Dâmbovița", "Ioana Petrescu", "Splaiul Unirii 12", "București", "040035", "RO", "Europe/Bucharest", "RON",
      "ro"},
     "Blender,3D,animation",
     175},
    {{"华强渲染", "陈静", "华强北路1019号", "深圳市", "518031", "CN", "Asia/Shanghai", "CNY", "zh-CN"},
     "Blender,rendering",
     240},
    {{"Santos Web Studio", "Maria Santos", "12 Kalayaan Ave", "Quezon City", "1100", "PH", "Asia/Manila", "PHP", "en"},
     "web,support,testing",
     950},
    {{"Visayas QA", "Jun Villanueva", "8 Colon St", "Cebu", "6000", "PH", "Asia/Manila", "PHP", "en"},
     "testing,accessibility",
     780},
    {{"Tarnów Backend", "Kamil Wójcik", "ul. Wałowa 6", "Tarnów", "33-100", "PL", "Europe/Warsaw", "EUR", "pl"},
     "C++,databases,API",
     52},
    {{"Cyfieithu Eryri", "Lowri Evans", "3 Y Maes", "Pwllheli", "LL53 5HA", "GB", "Europe/London", "GBP", "cy"},
     "translation,Welsh",
     34},
    {{"Traductions Mistral", "Hélène Garcin", "8 rue Longue", "Avignon", "84000", "FR", "Europe/Paris", "EUR", "fr"},
     "translation,French",
     40},
    {{"翻訳工房つばめ", "中村 さくら", "東山区5-2", "京都市", "605-0001", "JP", "Asia/Tokyo", "JPY", "ja"},
     "translation,Japanese",
     5200},
    {{"Kyiv Motion", "Олена Шевченко", "вул. Подільська 14", "Київ", "04070", "UA", "Europe/Kyiv", "EUR", "uk"},
     "animation,video,design",
     38},
    {{"Nairobi Data Lab", "Wanjiru Kamau", "Ngong Road 210", "Nairobi", "00100", "KE", "Africa/Nairobi", "USD", "en"},
     "data,Python,maps",
     35},
    {{"Lagos Mobile Works", "Tunde Adeyemi", "15 Admiralty Way", "Lagos", "106104", "NG", "Africa/Lagos", "USD", "en"},
     "mobile,Flutter",
     33},
    {{"Pampas Design", "Sofía Giménez", "Calle Arenales 850", "Buenos Aires", "C1061", "AR",
      "America/Argentina/Buenos_Aires", "USD", "es"},
     "design,brand",
     36},
    {{"Medellín Frontend", "Juan Restrepo", "Carrera 43A", "Medellín", "050021", "CO", "America/Bogota", "USD", "es"},
     "web,React,design",
     37},
    {{"Halifax Firmware", "Graham Boutilier", "1505 Barrington St", "Halifax", "B3J 3K5", "CA", "America/Halifax",
      "CAD", "en"},
     "firmware,electronics",
     95},
    {{"Tallinn Cloud", "Liis Saar", "Telliskivi 60", "Tallinn", "10412", "EE", "Europe/Tallinn", "EUR", "et"},
     "hosting,databases,security",
     60},
    {{"Pune Analytics", "Rohan Kulkarni", "FC Road 21", "Pune", "411004", "IN", "Asia/Kolkata", "USD", "en"},
     "data,reports,Python",
     28},
    {{"Colombo Content", "Dilini Perera", "44 Galle Road", "Colombo", "00300", "LK", "Asia/Colombo", "USD", "en"},
     "writing,support",
     22},
    {{"Hanoi Sensors", "Nguyễn Thu Hà", "Phố Huế 99", "Hà Nội", "100000", "VN", "Asia/Ho_Chi_Minh", "USD", "vi"},
     "electronics,prototypes",
     27},
    {{"Wellington Maps", "Tāne Walker", "12 Cuba St", "Wellington", "6011", "NZ", "Pacific/Auckland", "NZD", "en"},
     "maps,data",
     110},
    {{"Brno Testing", "Petra Dvořáková", "Veveří 40", "Brno", "602 00", "CZ", "Europe/Prague", "EUR", "cs"},
     "testing,security",
     41},
    {{"Porto Sound", "Miguel Antunes", "Rua das Flores 71", "Porto", "4050-265", "PT", "Europe/Lisbon", "EUR", "pt"},
     "audio,video",
     35},
    {{"Cairo Illustration", "سلمى حسن", "26 July St 50", "Cairo", "11211", "EG", "Africa/Cairo", "USD", "ar"},
     "illustration,design,Arabic",
     26},
    {{"Parcel Wales Fulfilment", "Rhodri Price", "Uned 9, Parc Menai", "Bangor", "LL57 4BL", "GB", "Europe/London",
      "GBP", "cy"},
     "packing,shipping",
     24},
};

}  // namespace

std::span<Specialist const> partners() { return all; }

std::string_view sample_iban(Company const& company) {
    static std::map<std::string_view, std::string_view> const samples{
        {"CZ", "CZ6508000000192000145399"},     {"EE", "EE382200221020145685"},
        {"FR", "FR1420041010050500013M02606"},  {"MT", "MT84MALT011000012345MTLCAST001S"},
        {"PL", "PL61109010140000071219812874"}, {"PT", "PT50000201231234567890154"}};
    auto const sample = samples.find(company.country);
    return company.currency == "EUR" && sample != samples.end() ? sample->second : "";
}

}  // namespace farflung::demo
