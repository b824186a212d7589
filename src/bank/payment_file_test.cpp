#include <gtest/gtest.h>

#include "bank/credit_transfer.hpp"
#include "bank/direct_debit.hpp"
#include "core/xml.hpp"
#include "official_rules.hpp"

namespace farflung::bank {
namespace {

AccountHolder tidewrack() {
    return {.name = "Tidewrack Pty Ltd",
            .address = {.street = "1 Jetty Road", .city = "Sydney", .postcode = "2000", .country = "AU"},
            .iban = "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
            .bic = "MALTMTMT"};
}

Amount euros(std::int64_t cents) { return {cents, *Currency::parse("EUR")}; }

CreditTransfer transfer() {
    CreditTransfer file{.message_id = "PAY-2026-0001",
                        .made_at = *Instant::parse("2026-11-09T01:10:00Z"),
                        .pay_on = *Date::parse("2026-11-13"),
                        .payer = tidewrack(),
                        .transfers = {}};
    file.transfers = {
        {.end_to_end_id = "BILL-2026-0001",
         .amount = euros(123456),
         .payee = {.name = "Müller & Söhne <GmbH>",
                   .address = {.street = "Straße 1", .city = "Köln", .postcode = "50667", .country = "DE"},
                   .iban = "DE89370400440532013000",
                   .bic = {}},
         .reference = "RF18539007547034",
         .place = "lines/0/"},
        {.end_to_end_id = "BILL-2026-0002",
         .amount = euros(1),
         .payee = {.name = "Ναυτικά Πειραιά", .address = {}, .iban = "GR16 0110 1250 0000 0001 2300 695", .bic = {}},
         .reference = "Τιμολόγιο 42 / Οκτώβριος",
         .place = "lines/1/"},
        {.end_to_end_id = "BILL-2026-0003",
         .amount = euros(99999999),
         .payee = {.name = "Zürisee AG", .address = {}, .iban = "CH9300762011623852957", .bic = "UBSWCHZH80A"},
         .reference = std::string(400, 'x'),
         .place = "lines/2/"}};
    return file;
}

DirectDebit debits() {
    DirectDebit file{.message_id = "DEBIT-2026-0001",
                     .made_at = *Instant::parse("2026-11-09T01:10:00Z"),
                     .collect_on = *Date::parse("2026-11-16"),
                     .payee = tidewrack(),
                     .creditor_id = "DE98ZZZ09999999999",
                     .debits = {}};
    auto const add = [&](DebitScheme scheme, DebitSequence sequence, std::int64_t cents) {
        auto const at = file.debits.size();
        file.debits.push_back({.end_to_end_id = "INV-2026-000" + std::to_string(at),
                               .amount = euros(cents),
                               .payer = {.name = "Gozo Dive Charters Ltd",
                                         .address = {.street = {}, .city = "Victoria", .postcode = {}, .country = "MT"},
                                         .iban = "DE89370400440532013000",
                                         .bic = at == 0 ? "COBADEFF" : ""},
                               .mandate = "MANDATE-2026-0001",
                               .signed_on = *Date::parse("2026-01-31"),
                               .scheme = scheme,
                               .sequence = sequence,
                               .reference = "INV-2026-000" + std::to_string(at),
                               .place = "lines/" + std::to_string(at) + '/'});
    };
    add(DebitScheme::core, DebitSequence::first, 100);
    add(DebitScheme::core, DebitSequence::recurring, 250);
    add(DebitScheme::core, DebitSequence::recurring, 50);
    add(DebitScheme::b2b, DebitSequence::once, 700);
    return file;
}

std::string schema_says(std::string const& name, std::string const& xml) {
    return test::run_schema(*test::oracles("iso20022") / "xsd" / (name + ".xsd"), {{name, xml}});
}

template <class File>
std::set<std::string> problems_of(File const& file) {
    Problems problems;
    check(file, problems);
    std::set<std::string> paths;
    for (auto const& problem : problems.all()) paths.insert(problem.path + ' ' + problem.code);
    return paths;
}

TEST(PaymentFile, schemas_take_what_we_write) {
    if (!test::oracles("iso20022")) GTEST_SKIP() << "the schemas are not here";
    EXPECT_EQ(schema_says("pain.001.001.09", write_credit_transfer(transfer(), MessageEdition::newer)), "");
    EXPECT_EQ(schema_says("pain.001.001.03", write_credit_transfer(transfer(), MessageEdition::older)), "");
    EXPECT_EQ(schema_says("pain.008.001.08", write_direct_debit(debits(), MessageEdition::newer)), "");
    EXPECT_EQ(schema_says("pain.008.001.02", write_direct_debit(debits(), MessageEdition::older)), "");
}

TEST(PaymentFile, a_transfer_says_who_gets_what_and_why) {
    auto const document = XmlDocument::parse(write_credit_transfer(transfer(), MessageEdition::newer));
    auto const root = document.root().at("CstmrCdtTrfInitn");
    EXPECT_EQ(root.at("GrpHdr/NbOfTxs").text(), "3");
    EXPECT_EQ(root.at("GrpHdr/CtrlSum").text(), "1001234.56");
    EXPECT_EQ(root.at("PmtInf/CtrlSum").text(), "1001234.56");
    EXPECT_EQ(root.at("PmtInf/ReqdExctnDt/Dt").text(), "2026-11-13");
    EXPECT_EQ(root.at("PmtInf/DbtrAcct/Id/IBAN").text(), "MT84MALT011000012345MTLCAST001S");
    auto const first = root.at("PmtInf/CdtTrfTxInf");
    EXPECT_EQ(first.at("PmtId/EndToEndId").text(), "BILL-2026-0001");
    EXPECT_EQ(first.at("Amt/InstdAmt").text(), "1234.56");
    EXPECT_EQ(first.at("Cdtr/Nm").text(), "Muller Sohne GmbH");
    EXPECT_EQ(first.at("Cdtr/PstlAdr/TwnNm").text(), "Koln");
    EXPECT_EQ(first.at("RmtInf/Strd/CdtrRefInf/Ref").text(), "RF18539007547034");
}

TEST(PaymentFile, debits_stand_in_a_block_for_each_scheme_and_sequence) {
    auto const document = XmlDocument::parse(write_direct_debit(debits(), MessageEdition::newer));
    std::map<std::string, std::string> sums;
    for (auto const& block : document.root().at("CstmrDrctDbtInitn").children("PmtInf")) {
        sums[block.at("PmtTpInf/LclInstrm/Cd").text() + ' ' + block.at("PmtTpInf/SeqTp").text()] =
            block.at("NbOfTxs").text() + " of " + block.at("CtrlSum").text();
        EXPECT_EQ(block.at("CdtrSchmeId/Id/PrvtId/Othr/Id").text(), "DE98ZZZ09999999999");
    }
    std::map<std::string, std::string> const expected{
        {"CORE FRST", "1 of 1.00"}, {"CORE RCUR", "2 of 3.00"}, {"B2B OOFF", "1 of 7.00"}};
    EXPECT_EQ(sums, expected);
}

TEST(PaymentFile, what_a_bank_would_refuse_is_named) {
    EXPECT_EQ(problems_of(transfer()), std::set<std::string>{});
    auto file = transfer();
    file.payer.iban = "12345";
    file.payer.address.city.clear();
    file.transfers[0].payee.name = "🐙";
    file.transfers[1].payee.iban = "GR1601101250000000012300696";
    file.transfers[1].amount = {1, *Currency::parse("USD")};
    file.transfers[2].payee.bic.clear();
    EXPECT_EQ(
        problems_of(file),
        (std::set<std::string>{"payer/iban not_an_iban", "payer/address/city payment_file.address_beyond_eea",
                               "lines/0/name required", "lines/1/iban not_an_iban",
                               "lines/1/amount payment_file.not_euro", "lines/2/bic payment_file.bic_beyond_eea"}));
    auto outside = transfer();
    outside.transfers[0].payee.iban = "SA0380000000608010167519";
    EXPECT_EQ(problems_of(outside), std::set<std::string>{"lines/0/iban payment_file.outside_sepa"});
}

TEST(PaymentFile, a_debit_takes_a_mandate_and_our_identifier) {
    EXPECT_EQ(problems_of(debits()), std::set<std::string>{});
    auto file = debits();
    file.creditor_id = "DE97ZZZ09999999999";
    file.debits[0].mandate.clear();
    file.debits[1].mandate = "Mandát";
    file.debits[2].signed_on = *Date::parse("2026-11-17");
    file.debits[3].payer.iban.clear();
    EXPECT_EQ(problems_of(file),
              (std::set<std::string>{"payee/creditor_id payment_file.creditor_id",
                                     "lines/0/mandate payment_file.mandate_reference",
                                     "lines/1/mandate payment_file.mandate_reference",
                                     "lines/2/signed_on payment_file.signed_later", "lines/3/iban required"}));
}

}  // namespace
}  // namespace farflung::bank
