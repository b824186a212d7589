#include "platform/pdf/swiss_part.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/pdf/document.hpp"
#include "platform/pdf/qr_code.hpp"

namespace farflung::pdf {
namespace {

std::string const code =
    "SPC\n0200\n1\nCH5800791123000889012\nS\nMuster Krankenkasse\nMusterstrasse\n12\n8000\nSeldwyla\nCH\n"
    "\n\n\n\n\n\n\n211.00\nCHF\nS\nSarah Beispiel\nMusterstrasse\n1\n8000\nSeldwyla\nCH\n"
    "SCOR\nRF240191230100405JSH0438\nINV-2026-0042\nEPD";

PrintedDocument bill() {
    PrintedDocument document;
    document.title = "Rechnung";
    document.number = "INV-2026-0042";
    document.date = "3. November 2026";
    document.issued_on = *Date::of(2026, 11, 3);
    document.seller_name = "Muster Krankenkasse";
    document.seller = {"Musterstrasse 12", "8000 Seldwyla", "Schweiz"};
    document.buyer_label = "An";
    document.buyer_name = "Sarah Beispiel";
    document.buyer = {"Musterstrasse 1", "8000 Seldwyla"};
    document.column_name = "Beschreibung";
    document.column_amount = "Betrag";
    document.lines = {{"Prämie November", "", "1", "211.00", "", "211.00"}};
    document.sums = {{"Total", "CHF 211.00", true}};
    document.language = "de";
    document.swiss_part = SwissPart{.code = code,
                                    .account = "CH58 0079 1123 0008 8901 2",
                                    .creditor = {"Muster Krankenkasse", "Musterstrasse 12", "8000 Seldwyla"},
                                    .reference = "RF24 0191 2301 0040 5JSH 0438",
                                    .message = "INV-2026-0042",
                                    .debtor = {"Sarah Beispiel", "Musterstrasse 1", "8000 Seldwyla"},
                                    .currency = "CHF",
                                    .amount = "211.00",
                                    .language = "de"};
    return document;
}

std::string output_of(std::string const& command) {
    std::string out;
    auto* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return out;
    std::array<char, 4096> buffer;
    while (auto const count = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
    pclose(pipe);
    return out;
}

class SwissParts : public testing::Test {
  protected:
    void SetUp() override {
        for (auto const* tool : {"pdftoppm", "zbarimg"}) {
            if (std::system(("command -v " + std::string(tool) + " >/dev/null 2>&1").c_str()) != 0) {
                GTEST_SKIP() << tool << " is not installed";
            }
        }
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string file_of(std::string const& name, std::string const& bytes) const {
        auto const path = (folder_ / name).string();
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    /// What another program reads off the last page.
    std::string decoded(PrintedDocument const& document) const {
        auto const path = file_of("bill.pdf", render_pdf(document));
        auto const picture = (folder_ / "page").string();
        auto const where = "-x 488 -y 1600 -W 440 -H 440 -f " + pages_of(path);  // 62 and 203 mm, 56 mm wide
        output_of("pdftoppm -r 200 -gray -png -singlefile " + where + " " + path + " " + picture);
        return output_of("zbarimg --nodbus --quiet --raw " + picture + ".png");
    }
    static std::string pages_of(std::string const& path) {
        auto const info = output_of("pdfinfo " + path);
        auto const at = info.find_first_of("0123456789", info.find("Pages:"));
        return info.substr(at, info.find('\n', at) - at);
    }
    std::string words_of(PrintedDocument const& document) const {
        return output_of("pdftotext -layout " + file_of("bill.pdf", render_pdf(document)) + " -");
    }
    /// Where a word begins, from the left and the top of the page, in points.
    std::pair<double, double> place_of(PrintedDocument const& document, std::string const& word) const {
        auto const boxes = output_of("pdftotext -bbox " + file_of("bill.pdf", render_pdf(document)) + " -");
        auto const at = boxes.rfind("<word", boxes.find(">" + word + "<"));
        auto const number = [&](std::string const& name) {
            return std::stod(boxes.substr(boxes.find(name + "=\"", at) + name.size() + 2));
        };
        return {number("xMin"), number("yMin")};
    }

  private:
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("farflung-swiss-" + std::to_string(getpid()));
};

TEST_F(SwissParts, another_decoder_reads_the_code_through_its_cross) {
    EXPECT_EQ(decoded(bill()), code + "\n");
    auto const path = file_of("code.png", qr_png(code, QrMark::swiss_cross));
    EXPECT_EQ(output_of("zbarimg --nodbus --quiet --raw " + path), code + "\n");
    EXPECT_NE(qr_png(code, QrMark::swiss_cross), qr_png(code));
}

TEST_F(SwissParts, stand_where_the_guidelines_want_them_also_in_a_document_that_runs_to_the_left) {
    constexpr double millimetre = 72 / 25.4;
    auto mirrored = bill();
    mirrored.right_to_left = true;
    mirrored.paper = Paper::letter;
    for (auto const& document : {bill(), mirrored}) {
        auto const [receipt_x, receipt_y] = place_of(document, "Empfangsschein");
        EXPECT_NEAR(receipt_x, 5 * millimetre, 1.5);
        EXPECT_NEAR(receipt_y, (297 - 105 + 5) * millimetre, 3);
        auto const [part_x, part_y] = place_of(document, "Zahlteil");
        EXPECT_NEAR(part_x, 67 * millimetre, 1.5);
        EXPECT_NEAR(part_y, receipt_y, 0.1);
        EXPECT_NEAR(place_of(document, "Zusätzliche").first, 118 * millimetre, 1.5);
    }
}

TEST_F(SwissParts, have_the_headings_of_their_language_or_english_ones) {
    for (auto const& [language, title] : {std::pair{"de", "Zahlteil"},
                                          {"fr", "Section paiement"},
                                          {"it", "Sezione pagamento"},
                                          {"ja", "Payment part"}}) {
        auto document = bill();
        document.swiss_part->language = language;
        EXPECT_NE(words_of(document).find(title), std::string::npos) << language;
    }
}

TEST_F(SwissParts, take_a_page_of_their_own_where_the_last_one_is_full) {
    for (int const lines : {1, 9, 13, 30}) {
        auto document = bill();
        for (int i = 1; i < lines; ++i) document.lines.push_back({"Prämie", "", "1", "211.00", "", "211.00"});
        EXPECT_EQ(decoded(document), code + "\n") << lines;
        auto const total = place_of(document, "Total").second;
        bool const is_one_page = pages_of(file_of("bill.pdf", render_pdf(document))) == "1";
        EXPECT_TRUE(!is_one_page || total < 842 - swiss_part_height()) << lines;
        EXPECT_EQ(is_one_page, lines < 10) << lines;
    }
}

TEST_F(SwissParts, leave_room_to_write_by_hand_who_pays) {
    auto document = bill();
    document.swiss_part->debtor.clear();
    EXPECT_NE(words_of(document).find("Zahlbar durch (Name/Adresse)"), std::string::npos);
    EXPECT_EQ(decoded(document), code + "\n");
}

TEST_F(SwissParts, make_long_names_smaller_until_they_fit) {
    auto document = bill();
    std::string const name = "Vereinigte Genossenschaft der Seeschifffahrt und Hafenanlagen Seldwyla";
    document.swiss_part->creditor = {name, name, name};
    document.swiss_part->debtor = {name, name, name};
    document.swiss_part->message = name + ' ' + name;
    EXPECT_EQ(decoded(document), code + "\n");
    auto const sums = place_of(document, "Währung").second;
    document.swiss_part->debtor.clear();
    EXPECT_EQ(decoded(document), code + "\n");
    constexpr double box_tall = 20 * 72 / 25.4;
    EXPECT_LT(place_of(document, "(Name/Adresse)").second + 6 + box_tall, sums) << "the box ends above the sums";
}

}  // namespace
}  // namespace farflung::pdf
