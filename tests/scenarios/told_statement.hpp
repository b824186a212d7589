#pragma once

#include <string>
#include <vector>

#include "core/amount.hpp"

namespace farflung {

/// A movement as a bank tells it; what came in is positive.
struct ToldMovement {
    std::string reference;  // the bank's own
    Amount amount;
    std::string name;
    std::string text;
    std::string creditor_reference{};
    std::string end_to_end_id{};
    std::string iban{};
};

inline Amount closing_of(Amount opening, std::vector<ToldMovement> const& movements) {
    for (auto const& one : movements) opening += one.amount;
    return opening;
}

inline std::string camt_amount(Amount amount) {
    auto const size = amount.is_negative() ? -amount : amount;
    return "<Amt Ccy=\"" + std::string(amount.currency.text()) + "\">" + size.text() + "</Amt><CdtDbtInd>" +
           (amount.is_negative() ? "DBIT" : "CRDT") + "</CdtDbtInd>";
}

inline std::string camt_entry(ToldMovement const& one, std::string const& day) {
    std::string const side = one.amount.is_negative() ? "Cdtr" : "Dbtr";
    auto const strd = "<Strd><CdtrRefInf><Ref>" + one.creditor_reference + "</Ref></CdtrRefInf></Strd>";
    return "<Ntry>" + camt_amount(one.amount) + "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>" + day +
           "</Dt></BookgDt><ValDt><Dt>" + day + "</Dt></ValDt><AcctSvcrRef>" + one.reference +
           "</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>" +
           (one.end_to_end_id.empty() ? "NOTPROVIDED" : one.end_to_end_id) + "</EndToEndId></Refs><RltdPties><" + side +
           "><Pty><Nm>" + one.name + "</Nm></Pty></" + side + "><" + side + "Acct><Id><IBAN>" + one.iban +
           "</IBAN></Id></" + side + "Acct></RltdPties><RmtInf><Ustrd>" + one.text + "</Ustrd>" +
           (one.creditor_reference.empty() ? "" : strd) + "</RmtInf></TxDtls></NtryDtls></Ntry>\n";
}

/// A camt.053 of one day.
inline std::string told_as_camt(std::string const& iban, std::string const& day, Amount opening,
                                std::vector<ToldMovement> const& movements) {
    auto const balance = [&](std::string const& code, Amount amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp>" + camt_amount(amount) + "<Dt><Dt>" + day +
               "</Dt></Dt></Bal>";
    };
    std::string text = R"(<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>)"
                       "<Id>" +
                       day + "</Id><Acct><Id><IBAN>" + iban + "</IBAN></Id><Ccy>" +
                       std::string(opening.currency.text()) + "</Ccy></Acct>" + balance("OPBD", opening) +
                       balance("CLBD", closing_of(opening, movements)) + "\n";
    for (auto const& one : movements) text += camt_entry(one, day);
    return text + "</Stmt></BkToCstmrStmt></Document>";
}

/// An OFX 1 of one day, in which elements with a value are never closed.
inline std::string told_as_ofx(std::string const& account, std::string const& day, Amount opening,
                               std::vector<ToldMovement> const& movements) {
    std::string text = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>\n<CURDEF>" +
                       std::string(opening.currency.text()) + "\n<BANKACCTFROM><BANKID>062000\n<ACCTID>" + account +
                       "\n<ACCTTYPE>CHECKING</BANKACCTFROM>\n<BANKTRANLIST>\n";
    for (auto const& one : movements) {
        text += "<STMTTRN><TRNTYPE>" + std::string(one.amount.is_negative() ? "DEBIT" : "CREDIT") + "<DTPOSTED>" + day +
                "120000[+11:AEDT]\n<TRNAMT>" + one.amount.text() + "\n<FITID>" + one.reference + "\n" +
                (one.end_to_end_id.empty() ? "" : "<REFNUM>" + one.end_to_end_id + "\n") + "<NAME>" + one.name +
                "\n<MEMO>" + one.text + "\n</STMTTRN>\n";
    }
    return text + "</BANKTRANLIST>\n<LEDGERBAL><BALAMT>" + closing_of(opening, movements).text() + "\n<DTASOF>" + day +
           "</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n";
}

}  // namespace farflung
