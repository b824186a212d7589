#include "demo/cast.hpp"

namespace farflung::demo {

namespace {

constexpr Work all_works[] = {
    {"Dive site explorer",
     {"Map of the dive sites", "Underwater photogrammetry", "Booking calendar", "Hosting, one year"},
     "photogrammetry"},
    {"Quarry museum in 3D",
     {"Quarry model", "Welsh captions, rooms 1 to 6", "Museum map and room plan", "Audio guide"},
     "Blender"},
    {"Arm controller dashboard", {"Live view of the arms", "Shift reports", "Alarm by message", "Support year"}, "web"},
    {"Loom monitoring",
     {"Sensors on twelve looms", "Dashboard for the hall", "Arabic and English texts", "Training, two days"},
     "electronics"},
    {"Trail shop relaunch", {"Shop design", "Move of 800 products", "Size finder", "Photos of the season"}, "web"},
    {"Harbour water level",
     {"Tide sensor and casing", "Data link", "Public page with forecast", "Upkeep, one year"},
     "firmware"},
    {"Wedding sail charter site",
     {"Design of the pages", "Booking with deposit", "Texts in four languages", "Film of the boat"},
     "design"},
    {"Seed catalogue", {"Catalogue of 1,200 varieties", "Print layout", "Growers' login", "Newsletter"}, "design"},
    {"Bell foundry archive",
     {"Scan of 900 drawings", "Search by tone and year", "Sound recordings", "Public exhibition page"},
     "data"},
    {"Honey traceability",
     {"Labels with codes", "Beekeepers' app", "Map of the hives", "Report for the buyers"},
     "mobile"},
    {"Ferry crew roster", {"Roster rules", "Phone app for the crew", "Link to payroll", "Training on board"}, "mobile"},
    {"Ceramics configurator",
     {"3D models of 40 tiles", "Configurator on the web", "Price list in three currencies", "Upkeep, one year"},
     "3D"},
    {"Survey drone pipeline",
     {"Flight planning", "Stitching of pictures", "Report templates", "Storage, one year"},
     "data"},
    {"Watch service portal",
     {"Customer login", "Status of each repair", "Spare parts list", "Texts in German and French"},
     "React"},
    {"Seaweed farm sensors",
     {"Buoys with sensors", "Data page", "Alarm for the boat", "Prototype casing"},
     "prototypes"},
    {"Heritage film",
     {"Script and storyboard", "Filming, five days", "Subtitles in six languages", "Cut and sound"},
     "video"},
};

constexpr Question all_questions[] = {
    {"Dashboard shows yesterday's shifts",
     "Since this morning the dashboard shows yesterday's shifts. Could you look at it before our 11:00 meeting?",
     "Thank you for telling us. The night import had stopped; it runs again, and the page shows today."},
    {"Invoice for the ministry",
     "Our accountant needs the VAT number of both companies on the invoice. Is that possible?",
     "It is on the sheet, at the top left and under your name. I attach a copy."},
    {"Capsiynau Cymraeg", "Mae'r capsiwn yn ystafell 4 yn dweud \"chwarel\" ddwywaith. Allwch chi ei gywiro?",
     "Diolch yn fawr. Mae'r capsiwn wedi'i gywiro, a bydd yn fyw heno."},
    {"ダッシュボードが開きません", "今朝からダッシュボードが開きません。ご確認をお願いいたします。",
     "ご連絡ありがとうございます。証明書を更新しましたので、今は開けるはずです。"},
    {"النول السابع لا يرسل بيانات", "النول رقم سبعة لا يرسل بيانات منذ أمس. هل يمكنكم المساعدة؟",
     "شكراً لكم. أعدنا تشغيل المستشعر عن بُعد وهو يرسل الآن."},
    {"Print arrived creased", "One of the two prints arrived creased at the corner. What can we do?",
     "I am sorry. A new one leaves Bangor tomorrow; keep the first."},
    {"Zugang für eine neue Kollegin", "Könnten Sie für unsere neue Kollegin einen Zugang einrichten?",
     "Gern. Sie hat soeben eine Einladung per Mail bekommen."},
    {"Lien de réservation", "Le lien de réservation du samedi mène à une page vide.",
     "Merci. Le calendrier du samedi était fermé par erreur, c'est corrigé."},
    {"Can we pay in two parts?", "Our budget year ends in June. May we pay half now and half in July?",
     "Yes. Pay what suits you now; the page shows what is left."},
    {"¿Se puede exportar la lista?", "Necesitamos la lista de productos en una hoja de cálculo.",
     "Sí: arriba a la derecha está el botón Exportar."},
    {"Password on the tablet", "The tablet in the hall asks for a password that nobody knows.",
     "I sent a sign-in link to your address; open it on the tablet."},
    {"Sensor reads minus forty", "Buoy 3 reads minus forty degrees, which cannot be right even for us.",
     "Its cable had come loose. The reading is right again since 09:20."},
    {"Ξένη γλώσσα στο τιμολόγιο", "Μπορεί το τιμολόγιο να είναι στα ελληνικά;",
     "Βεβαίως. Άλλαξα τη γλώσσα σας και το επόμενο θα είναι στα ελληνικά."},
    {"Photos of the harbour", "We have better photos of the harbour now. Where may we put them?",
     "In the project, under Files. Everyone in the project will see them there."},
    {"שאלה על החשבונית", "האם אפשר לקבל את החשבונית בעברית?", "בוודאי. מהיום החשבוניות שלכם בעברית."},
};

constexpr std::string_view all_notes[] = {"Design of the first page",
                                          "Import of the old data",
                                          "Call with the customer",
                                          "Fixes after the review",
                                          "Tests on the phone",
                                          "Texts and captions",
                                          "Work on the map",
                                          "Speed of the list",
                                          "Set-up of the server",
                                          "Preparing the delivery",
                                          "Sketches",
                                          "Reading the sensor data"};

constexpr std::string_view all_remarks[] = {
    "The first version is up, please have a look.", "I moved the due day by two days, the photos came late.",
    "Works on my phone and on the old tablet.",     "Can we use the blue of the logo here?",
    "Sending the models tonight, Bucharest time.",  "Two captions are still missing.",
    "Agreed with the museum this morning.",         "The sound is better now, thank you."};

}  // namespace

std::span<Work const> works() { return all_works; }
std::span<Question const> questions() { return all_questions; }
std::span<std::string_view const> notes() { return all_notes; }
std::span<std::string_view const> remarks() { return all_remarks; }

}  // namespace farflung::demo
