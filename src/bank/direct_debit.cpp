#include "bank/direct_debit.hpp"

#include <map>

#include "core/sepa.hpp"

namespace farflung::bank {

namespace {

using Block = std::vector<Debit const*>;

std::string_view code_of(DebitSequence sequence) {
    switch (sequence) {
        case DebitSequence::first:
            return "FRST";
        case DebitSequence::recurring:
            return "RCUR";
        case DebitSequence::last:
            return "FNAL";
        case DebitSequence::once:
            break;
    }
    return "OOFF";
}

Amount sum_of(Block const& block) {
    Amount sum{0, block.front()->amount.currency};
    for (auto const* debit : block) sum += debit->amount;
    return sum;
}

void write_debit(PaymentWriter& xml, Debit const& debit) {
    xml.group("DrctDbtTxInf", [&] {
        xml.group("PmtId", [&] { xml.element("EndToEndId", sepa_text(debit.end_to_end_id, longest_end_to_end_id)); });
        xml.amount("InstdAmt", debit.amount);
        xml.group("DrctDbtTx", [&] {
            xml.group("MndtRltdInf", [&] {
                xml.element("MndtId", debit.mandate);
                xml.element("DtOfSgntr", debit.signed_on.text());
            });
        });
        xml.agent("DbtrAgt", debit.payer, true);
        xml.party("Dbtr", debit.payer);
        xml.account("DbtrAcct", debit.payer);
        xml.reference(debit.reference);
    });
}

void write_creditor_id(PaymentWriter& xml, std::string const& creditor_id) {
    xml.group("CdtrSchmeId", [&] {
        xml.group("Id", [&] {
            xml.group("PrvtId", [&] {
                xml.group("Othr", [&] {
                    xml.element("Id", creditor_id);
                    xml.group("SchmeNm", [&] { xml.element("Prtry", "SEPA"); });
                });
            });
        });
    });
}

void write_block(PaymentWriter& xml, DirectDebit const& file, std::string const& id, Block const& block) {
    xml.group("PmtInf", [&] {
        xml.element("PmtInfId", id);
        xml.element("PmtMtd", "DD");
        xml.element("BtchBookg", "false");
        xml.element("NbOfTxs", std::to_string(block.size()));
        xml.element("CtrlSum", sum_of(block).text());
        xml.group("PmtTpInf", [&] {
            xml.group("SvcLvl", [&] { xml.element("Cd", "SEPA"); });
            auto const scheme = block.front()->scheme == DebitScheme::core ? "CORE" : "B2B";
            xml.group("LclInstrm", [&] { xml.element("Cd", scheme); });
            xml.element("SeqTp", std::string(code_of(block.front()->sequence)));
        });
        xml.element("ReqdColltnDt", file.collect_on.text());
        xml.party("Cdtr", file.payee);
        xml.account("CdtrAcct", file.payee);
        xml.agent("CdtrAgt", file.payee, true);
        xml.element("ChrgBr", "SLEV");
        write_creditor_id(xml, file.creditor_id);
        for (auto const* debit : block) write_debit(xml, *debit);
    });
}

bool is_mandate_reference(std::string const& text) {
    return !text.empty() && text.size() <= longest_end_to_end_id && sepa_text(text, longest_end_to_end_id) == text;
}

}  // namespace

void check(DirectDebit const& file, Problems& problems) {
    check_holder(file.payee, "payee/", problems);
    if (!is_creditor_identifier(file.creditor_id)) problems.add("payee/creditor_id", "payment_file.creditor_id");
    for (auto const& debit : file.debits) {
        auto const& path = debit.place;
        if (debit.amount.currency.text() != "EUR") problems.add(path + "amount", "payment_file.not_euro");
        check_holder(debit.payer, path, problems);
        if (is_beyond_eea(debit.payer)) check_address(debit.payer.address, path, problems);
        if (!is_mandate_reference(debit.mandate)) problems.add(path + "mandate", "payment_file.mandate_reference");
        if (debit.signed_on > file.collect_on) problems.add(path + "signed_on", "payment_file.signed_later");
    }
}

std::string write_direct_debit(DirectDebit const& file, MessageEdition edition) {
    ensure(!file.debits.empty(), "a file for the bank has something to collect");
    std::map<std::pair<DebitScheme, DebitSequence>, Block> blocks;
    Block all;
    for (auto const& debit : file.debits) {
        blocks[{debit.scheme, debit.sequence}].push_back(&debit);
        all.push_back(&debit);
    }
    PaymentWriter xml(edition == MessageEdition::older ? "pain.008.001.02" : "pain.008.001.08", edition);
    return xml.document("CstmrDrctDbtInitn", [&] {
        write_header(xml, file.message_id, file.made_at, all.size(), sum_of(all), file.payee);
        int number = 0;
        for (auto const& [kind, block] : blocks) {
            write_block(xml, file, file.message_id + '-' + std::to_string(++number), block);
        }
    });
}

}  // namespace farflung::bank
