#include "e_invoice/code_lists.hpp"

#include <algorithm>
#include <string>

#include "core/currency.hpp"

namespace farflung::e_invoice::codes {

namespace {

constexpr std::string_view document_types =
    " 71 80 81 82 83 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381 382 383 "
    "384 385 386 387 388 389 390 393 394 395 396 420 456 457 458 471 472 473 500 501 502 503 527 532 553 "
    "575 623 633 751 780 817 870 875 876 877 935 ";

constexpr std::string_view payment_means =
    " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 "
    "37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 "
    "70 74 75 76 77 78 91 92 93 94 95 96 97 98 ZZZ ";

constexpr std::string_view allowance_reasons = " 41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105 ";

constexpr std::string_view charge_reasons =
    " AA AAA AAC AAD AAE AAF AAH AAI AAS AAT AAV AAY AAZ ABA ABB ABC ABD ABF ABK ABL ABN ABR ABS ABT ABU "
    "ACF ACG ACH ACI ACJ ACK ACL ACM ACS ADC ADE ADJ ADK ADL ADM ADN ADO ADP ADQ ADR ADT ADW ADY ADZ AEA "
    "AEB AEC AED AEF AEH AEI AEJ AEK AEL AEM AEN AEO AEP AES AET AEU AEV AEW AEX AEY AEZ AJ AU CA CAB CAD "
    "CAE CAF CAI CAJ CAK CAL CAM CAN CAO CAP CAQ CAR CAS CAT CAU CAV CAW CAX CAY CAZ CD CG CS CT DAB DAC "
    "DAD DAF DAG DAH DAI DAJ DAK DAL DAM DAN DAO DAP DAQ DL EG EP ER FAA FAB FAC FC FH FI GAA HAA HD HH "
    "IAA IAB ID IF IR IS KO L1 LA LAA LAB LF MAE MI ML NAA OA PA PAA PC PL PRV RAB RAC RAD RAF RE RF RH "
    "RV SA SAA SAD SAE SAI SG SH SM SU TAB TAC TT TV V1 V2 WH XAA YY ZZZ ";

constexpr std::string_view item_lists =
    " AA AB AC AD AE AF AG AH AI AJ AK AL AM AN AO AP AQ AR AS AT AU AV AW AX AY AZ BA BB BC BD BE BF BG "
    "BH BI BJ BK BL BM BN BO BP BQ BR BS BT BU BV BW BX BY BZ CC CG CL CR CV DR DW EC EF EMD EN FS GB GN "
    "GMN GS HS IB IN IS IT IZ MA MF MN MP NB ON PD PL PO PPI PV QS RC RN RU RY SA SG SK SN SRS SRT SRU "
    "SRV SRW SRX SRY SRZ SS ST TG TSN TSO TSP TSQ TSR TSS TST TSU UA UP VN VP VS VX ZZZ ";

constexpr std::string_view address_schemes =
    " 0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 "
    "0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 "
    "0212 0213 0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 "
    "9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 "
    "9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ "
    "AS AU EM ";

// Mail, Odette and networks that are none of Peppol's, and schemes that its network has no participants of.
constexpr std::string_view addresses_beside_peppol =
    " 0037 0147 0154 0158 0170 0177 0193 0194 0202 0203 0205 0212 0213 0215 0217 0219 0220 AN AQ AS AU EM ";

constexpr std::string_view peppol_invoices =
    " 71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877 ";

// What follows VATEX-EU-.
constexpr std::string_view exemptions_of_the_union =
    " 79-C 132 132-1A 132-1B 132-1C 132-1D 132-1E 132-1F 132-1G 132-1H 132-1I 132-1J 132-1K 132-1L 132-1M "
    "132-1N 132-1O 132-1P 132-1Q 135-1 143 143-1A 143-1B 143-1C 143-1D 143-1E 143-1F 143-1FA 143-1G "
    "143-1H 143-1I 143-1J 143-1K 143-1L 144 146-1E 148 148-A 148-B 148-C 148-D 148-E 148-F 148-G 151 "
    "151-1A 151-1AA 151-1B 151-1C 151-1D 151-1E 153 159 309 AE D F G I IC J O ";

// What follows VATEX-FR-.
constexpr std::string_view exemptions_of_france =
    " 298SEXDECIESA AE CGI261-1 CGI261-2 CGI261-3 CGI261-4 CGI261-5 CGI261-7 CGI261-8 CGI261A CGI261B "
    "CGI261C-1 CGI261C-2 CGI261C-3 CGI261D-1 CGI261D-1BIS CGI261D-2 CGI261D-3 CGI261D-4 CGI261E-1 "
    "CGI261E-2 CGI275 CGI277A CGI295 CNWVAT FRANCHISE ";

constexpr std::string_view countries =
    " AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT "
    "BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH "
    "ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT "
    "HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
    "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI "
    "NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG "
    "SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
    "UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";

constexpr std::string_view attachment_kinds =
    " application/pdf image/png image/jpeg text/csv"
    " application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    " application/vnd.oasis.opendocument.spreadsheet ";

/// Lists are one text with a blank before and behind each code.
bool is_one_of(std::string_view list, std::string_view code) {
    if (code.empty() || code.find(' ') != std::string_view::npos) return false;
    for (auto at = list.find(code); at != std::string_view::npos; at = list.find(code, at + 1)) {
        if (list[at - 1] == ' ' && list[at + code.size()] == ' ') return true;
    }
    return false;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool is_document_type(std::string_view code) { return is_one_of(document_types, code); }
bool is_credit_note_type(std::string_view code) {
    return is_one_of(" 81 83 261 262 296 308 381 396 420 458 502 503 532 ", code);
}
bool is_invoice_type(std::string_view code) {
    return is_document_type(code) && (code == "81" || !is_credit_note_type(code));
}
bool is_tax_point(std::string_view code) { return is_one_of(" 3 35 432 ", code); }
bool is_cii_tax_point(std::string_view code) { return is_one_of(" 5 29 72 ", code); }
bool is_payment_means(std::string_view code) { return is_one_of(payment_means, code); }
bool is_tax_category(std::string_view code) { return is_one_of(" AE B E G K L M O S Z ", code); }
bool is_allowance_reason(std::string_view code) { return is_one_of(allowance_reasons, code); }
bool is_charge_reason(std::string_view code) { return is_one_of(charge_reasons, code); }
bool is_attachment_kind(std::string_view code) { return is_one_of(attachment_kinds, code); }
bool is_address_scheme(std::string_view code) { return is_one_of(address_schemes, code); }
bool is_peppol_address(std::string_view code) {
    return is_address_scheme(code) && !is_one_of(addresses_beside_peppol, code);
}
bool is_peppol_invoice(std::string_view code) { return is_one_of(peppol_invoices, code); }
bool is_peppol_credit_note(std::string_view code) { return is_one_of(" 81 83 381 396 532 ", code); }

bool is_item_list(std::string_view code) {
    // SSA to SUM are one run of the list.
    bool const is_in_run = code.size() == 3 && code >= "SSA" && code <= "SUM" && std::ranges::all_of(code, is_capital);
    return is_in_run || is_one_of(item_lists, code);
}

bool is_identifier_scheme(std::string_view code) {
    // The registrar numbers them one after the other; these were never given out, or taken back.
    return code.size() == 4 && std::ranges::all_of(code, is_digit) && code >= "0002" && code <= "0248" &&
           !is_one_of(" 0092 0103 0181 0182 ", code);
}

bool is_exemption(std::string_view code) {
    constexpr std::string_view union_prefix = "VATEX-EU-";
    constexpr std::string_view france_prefix = "VATEX-FR-";
    // The list is written in capitals, and the rules take small letters for the same.
    std::string capitals(code);
    std::ranges::transform(capitals, capitals.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    std::string_view const known = capitals;
    if (known.starts_with(union_prefix)) return is_one_of(exemptions_of_the_union, known.substr(union_prefix.size()));
    return known.starts_with(france_prefix) && is_one_of(exemptions_of_france, known.substr(france_prefix.size()));
}

bool is_country(std::string_view code) { return code == "1A" || code == "XI" || is_one_of(countries, code); }

bool is_currency(std::string_view code) {
    // The list still has the old dobra of São Tomé instead of the new one, and the yuan as it is traded outside China.
    if (code == "STD" || code == "CNH") return true;
    if (code == "STN" || code == "XAD") return false;
    auto const currency = Currency::parse(code);
    return currency && currency->is_active();
}

}  // namespace farflung::e_invoice::codes
