#include "bank/statement_reading.hpp"

namespace farflung::bank {

namespace {

std::string mt940(std::string const& movements, std::string const& closing = "C261109EUR110,00") {
    return ":20:X\n:25:DE89370400440532013000\n:28C:1/1\n:60F:C261108EUR100,00\n" + movements + ":62F:" + closing +
           "\n-\n";
}

TEST(Mt940, the_other_side_is_found_in_the_dialects_of_field_86) {
    struct Case {
        std::string details;
        std::string name;
        std::string iban;
        std::string end_to_end_id;
        std::string text;
    };
    for (auto const& [details, name, iban, end_to_end_id, text] : {
             Case{"166?00GUTSCHRIFT?20EREF+E-77?21SVWZ+INV-2026-0042 vi?22elen "
                  "Dank?30COBADEFF?31DE12500105170648489890\n"
                  "?32Melita Lt?33d",
                  "Melita Ltd", "DE12500105170648489890", "E-77", "INV-2026-0042 vielen Dank"},
             Case{"/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/Melita "
                  "Ltd/REMI/INV-2026-0042/EREF/E-77",
                  "Melita Ltd", "NL91ABNA0417164300", "E-77", "INV-2026-0042"},
             Case{"/EREF/NOTPROVIDED//CNTP/NL91ABNA0417164300/ABNANL2A/Melita Ltd///REMI/USTD//INV-2026-0042/",
                  "Melita Ltd", "NL91ABNA0417164300", "", "INV-2026-0042"},
             Case{"911 PRZELEW; Z RACH.: 61109010140000071219812874; OD: Melita Ltd; TYT.: INV-2026-0042; TNR: 1",
                  "Melita Ltd", "PL61109010140000071219812874", "", "INV-2026-0042"},
             Case{"NL91ABNA0417164300 Melita Ltd\n\nINV-2026-0042", "Melita Ltd", "NL91ABNA0417164300", "",
                  "INV-2026-0042"},
             Case{"Something else, from NL91ABNA0417164300", "", "NL91ABNA0417164300", "",
                  "Something else, from NL91ABNA0417164300"},
         }) {
        auto const line = read_one(mt940(":61:2611091109C10,NTRFNONREF//B1\n:86:" + details + "\n")).lines.at(0);
        EXPECT_EQ(line.name, name) << details;
        EXPECT_EQ(line.iban, iban) << details;
        EXPECT_EQ(line.end_to_end_id, end_to_end_id) << details;
        EXPECT_EQ(line.text, text) << details;
        EXPECT_EQ(line.reference, "B1");
    }
}

TEST(Mt940, marks_say_which_way_the_money_went) {
    auto const lines =
        read_one(mt940(":61:261109C20,NTRFA\n:61:261109D7,5NTRFB\n:61:261109RC4,NTRFC\n:61:261109RD1,50NTRFD\n")).lines;
    EXPECT_EQ(lines.at(0).amount.text(), "20.00");
    EXPECT_EQ(lines.at(1).amount.text(), "-7.50");
    EXPECT_EQ(lines.at(2).amount.text(), "-4.00");
    EXPECT_EQ(lines.at(3).amount.text(), "1.50");
}

TEST(Mt940, a_day_of_booking_is_of_the_year_nearest_to_the_value_date) {
    auto const lines = read_one(mt940(":61:2612310102C10,NTRFA\n:61:2701011231C0,NTRFB\n")).lines;
    EXPECT_EQ(lines.at(0).booked_on.text(), "2027-01-02");
    EXPECT_EQ(lines.at(1).booked_on.text(), "2026-12-31");
}

TEST(Mt940, an_empty_statement_is_a_statement) {
    auto const statement = read_one(mt940("", "C261109EUR100,00"));
    EXPECT_TRUE(statement.lines.empty());
    EXPECT_EQ(statement.closing->text(), "100.00");
}

TEST(Mt940, what_is_wrong_is_named_by_line_and_field) {
    EXPECT_EQ(problem_of(mt940(":61:261109C5,NTRFA\n")), "1|:62F:|statement.wrong_sum|105.00 / 110.00");
    EXPECT_EQ(problem_of(mt940(":61:261399C10,NTRFA\n")), "5|:61:|statement.bad_day|261399");
    EXPECT_EQ(problem_of(mt940(":61:261109C10,005NTRFA\n")), "5|:61:|statement.bad_amount|10,005");
    EXPECT_EQ(problem_of(mt940(":61:nothing\n")), "5|:61:|statement.bad_field|nothing");
    EXPECT_EQ(problem_of(mt940("", "C261109EURO1")), "5|:62F:|statement.bad_field|C261109EURO1");
    EXPECT_EQ(problem_of(":20:X\n:60F:C261108EUR1,00\n"), "1|:25:|statement.missing|");
    EXPECT_EQ(problem_of(mt940("", "C261109USD100,00")), "5|:62F:|statement.other_currency|USD");
    EXPECT_EQ(problem_of(":20:X\n:25:1\n:60F:C261108EUé\n"), "3|:60F:|statement.bad_currency|C261108EUé");
}

TEST(Mt940, what_only_looks_like_a_field_or_a_code_is_text) {
    auto const text_of = [](std::string const& below) {
        return read_one(mt940(":61:261109C10,NTRFA\n" + below + "\n")).lines.at(0).text;
    };
    EXPECT_EQ(text_of(":86:tea\n:20"), "tea :20");
    EXPECT_EQ(text_of(":86:01tea\n0émilk\n02cup"), "tea cup");
    EXPECT_EQ(text_of(std::string(900, 'a') + '\n' + std::string(900, 'b')).size(), 1000U);
}

std::string camt(std::string const& entries, std::string const& closing = "110.00") {
    return "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
           "<Stmt><Id>S1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
           "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
           "<Dt><Dt>2026-11-08</Dt></Dt></Bal>\n"
           "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" +
           closing + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-09</Dt></Dt></Bal>\n" + entries +
           "</Stmt></BkToCstmrStmt></Document>\n";
}

std::string entry(std::string const& amount, std::string const& details = {},
                  std::string const& state = "<Cd>BOOK</Cd>") {
    return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>" + state +
           "</Sts><BookgDt><Dt>2026-11-09</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>" + details +
           "</NtryDtls></Ntry>\n";
}

TEST(Camt, names_accounts_and_references_are_those_of_the_other_side) {
    auto const line = read_one(camt(entry("10.00",
                                          "<TxDtls><Refs><EndToEndId>E-77</EndToEndId></"
                                          "Refs><RltdPties><Dbtr><Pty><Nm>Melita Ltd</Nm></Pty></Dbtr>"
                                          "<DbtrAcct><Id><IBAN>MT31MALT01100000000000000000123</IBAN></Id></DbtrAcct></"
                                          "RltdPties><RmtInf><Strd><CdtrRefInf>"
                                          "<Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>")))
                          .lines.at(0);
    EXPECT_EQ(line.name, "Melita Ltd");
    EXPECT_EQ(line.iban, "MT31MALT01100000000000000000123");
    EXPECT_EQ(line.end_to_end_id, "E-77");
    EXPECT_EQ(line.creditor_reference, "RF18539007547034");
    EXPECT_EQ(line.reference, "B1");
    EXPECT_EQ(line.amount, (Amount{1000, eur}));
}

TEST(Camt, a_grouped_entry_becomes_its_parts_when_they_make_its_amount) {
    auto const part = [](std::string const& amount, std::string const& name) {
        return "<TxDtls><Refs><TxId>" + name + "</TxId></Refs><Amt Ccy=\"EUR\">" + amount +
               "</Amt><RltdPties><Dbtr><Nm>" + name + "</Nm></Dbtr></RltdPties></TxDtls>";
    };
    auto const parts = read_one(camt(entry("10.00", part("4.00", "A") + part("6.00", "B")))).lines;
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].name, "A");
    EXPECT_EQ(parts[1].amount.text(), "6.00");
    auto const whole = read_one(camt(entry("10.00", part("4.00", "A") + part("5.00", "B")))).lines;
    ASSERT_EQ(whole.size(), 1U);
    EXPECT_EQ(whole[0].name, "");
}

TEST(Camt, what_is_not_booked_yet_is_left_out) {
    EXPECT_EQ(read_one(camt(entry("10.00") + entry("99.00", "", "PDNG"))).lines.size(), 1U);
}

TEST(Camt, what_is_wrong_is_named_by_line_and_element) {
    std::string const statement = "Document/BkToCstmrStmt/Stmt";
    EXPECT_EQ(problem_of(camt(entry("5.00"))), "2|Bal|statement.wrong_sum|105.00 / 110.00");
    EXPECT_EQ(problem_of(camt(entry("ten"))), "5|" + statement + "/Ntry/Amt|statement.bad_amount|ten");
    EXPECT_EQ(problem_of(camt(entry("-10.00"))), "5|" + statement + "/Ntry/Amt|statement.bad_amount|-10.00");
    EXPECT_EQ(problem_of(camt("<Ntry><CdtDbtInd>CRDT</CdtDbtInd></Ntry>")),
              "5|" + statement + "/Ntry/Amt|statement.missing|");
    EXPECT_EQ(problem_of("<Document>\n<Other/></Document>"), "2|Document/Other|statement.unknown_form|");
    EXPECT_EQ(problem_of("<Document>\n<a></Document>").substr(0, 21), "2||statement.broken|O");
    EXPECT_EQ(problem_of("<!DOCTYPE a><Document/>"), "1||statement.broken|it has a document type");
}

constexpr auto ofx_head = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n";

TEST(Ofx, sgml_and_xml_say_the_same) {
    std::string const sgml =
        std::string(ofx_head) +
        "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>DE89370400440532013000"
        "<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20261101<DTEND>20261109\n<STMTTRN><TRNTYPE>CREDIT"
        "<DTPOSTED>20261109120000[-5:EST]<TRNAMT>10.00<FITID>F1<NAME>Melita &amp; Co<MEMO>INV-2026-0042</STMTTRN>"
        "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261109<TRNAMT>-2,50<FITID>F2<MEMO></STMTTRN></BANKTRANLIST><LEDGERBAL>"
        "<BALAMT>107.50<DTASOF>20261109</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
    std::string const xml =
        "<?xml version=\"1.0\"?>\n<?OFX OFXHEADER=\"200\" VERSION=\"202\"?>\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>"
        "<CURDEF>EUR</CURDEF><BANKACCTFROM><BANKID>1</BANKID><ACCTID>DE89370400440532013000</ACCTID></BANKACCTFROM>"
        "<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261109</DTPOSTED><TRNAMT>10.00</TRNAMT>"
        "<FITID>F1</FITID><NAME>Melita &amp; Co</NAME><MEMO>INV-2026-0042</MEMO></STMTTRN><STMTTRN><DTPOSTED>20261109"
        "</DTPOSTED><TRNAMT>-2.50</TRNAMT><FITID>F2</FITID></STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>107.50</BALAMT>"
        "<DTASOF>20261109</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
    for (auto const& text : {sgml, xml}) {
        auto const statement = read_one(text);
        EXPECT_EQ(statement.account, "DE89370400440532013000");
        EXPECT_EQ(statement.closing->text(), "107.50");
        ASSERT_EQ(statement.lines.size(), 2U);
        EXPECT_EQ(statement.lines[0].name, "Melita & Co");
        EXPECT_EQ(statement.lines[0].text, "INV-2026-0042");
        EXPECT_EQ(statement.lines[0].reference, "F1");
        EXPECT_EQ(statement.lines[0].booked_on.text(), "2026-11-09");
        EXPECT_EQ(statement.lines[1].amount.text(), "-2.50");
    }
}

TEST(Ofx, what_is_wrong_is_named_by_line_and_element) {
    auto const with = [](std::string const& movement) {
        return std::string(ofx_head) + "<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM>\n<STMTTRN>" +
               movement + "</STMTTRN></STMTRS></OFX>";
    };
    EXPECT_EQ(problem_of(with("<DTPOSTED>20261109<TRNAMT>1<MEMO>x")), "6|FITID|statement.missing|");
    EXPECT_EQ(problem_of(with("<DTPOSTED>20261309<TRNAMT>1<FITID>x")), "6|DTPOSTED|statement.bad_day|20261309");
    EXPECT_EQ(problem_of(with("<DTPOSTED>20261109<TRNAMT>1e3<FITID>x")), "6|TRNAMT|statement.bad_amount|1e3");
    EXPECT_EQ(problem_of(std::string(ofx_head) + "<OFX><STMTRS>"), "5|/STMTRS|statement.missing|");
    EXPECT_EQ(problem_of(std::string(ofx_head) + "<OFX></OFX>"), "1|STMTRS|statement.missing|");
    EXPECT_EQ(problem_of(std::string(ofx_head) + "<OFX><!a" + "ééééééééééééééééééé").substr(0, 20),
              "5||statement.broken|");
}

TEST(Ofx, no_movement_is_lost_or_taken_twice) {
    std::string const head = std::string(ofx_head) + "<OFX><STMTRS>";
    std::string const account = "<BANKACCTFROM><ACCTID>1</BANKACCTFROM>";
    std::string const movement = "<STMTTRN><DTPOSTED>20261109<TRNAMT>1<FITID>x";
    for (auto const& [text, problem] : {
             std::pair{movement + "</STMTTRN></STMTTRN>", "5|STMTTRN|statement.broken|STMTTRN"},
             std::pair{movement + movement + "</STMTTRN>", "5|STMTTRN|statement.broken|STMTTRN"},
             std::pair{movement, "5|/STMTTRN|statement.missing|"},
             std::pair{std::string("</STMTTRN>"), "5|STMTTRN|statement.broken|STMTTRN"},
             std::pair{movement + "</STMTTRN><CURDEF>USD", "5|CURDEF|statement.broken|USD"},
         }) {
        EXPECT_EQ(problem_of(head + "<CURDEF>EUR" + account + text + "</STMTRS></OFX>"), problem) << text;
    }
    EXPECT_EQ(problem_of(head + account + movement + "</STMTTRN></STMTRS></OFX>"), "5|CURDEF|statement.missing|");
}

TEST(Statement, a_creditor_reference_in_the_text_is_found) {
    auto const of = [](std::string const& text) {
        return read_one(mt940(":61:261109C10,NTRFA\n:86:" + text + "\n")).lines.at(0).creditor_reference;
    };
    EXPECT_EQ(of("for RF18539007547034 thanks"), "RF18539007547034");
    EXPECT_EQ(of("for RF18 5390 0754 7034"), "RF18539007547034");
    EXPECT_EQ(of("for RF19539007547034"), "");
    EXPECT_EQ(of("SURF18539007547034"), "");
}

TEST(Statement, what_is_no_statement_is_refused) {
    for (std::string const text : {"", "Here is the statement.\n", std::string("\0\0,\0", 4).c_str()}) {
        EXPECT_EQ(problem_of(text), "1||statement.unknown_form|") << text;
    }
}

TEST(Statement, sums_beyond_all_bounds_are_refused) {
    std::string many;
    for (int i = 0; i < 10'000; ++i) many += ":61:261109C9999999999999,00NTRFA\n";
    EXPECT_EQ(problem_of(mt940(many)), "0||statement.sum_too_large|");
}

}  // namespace

}  // namespace farflung::bank
