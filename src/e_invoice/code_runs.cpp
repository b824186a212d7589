#include <algorithm>
#include <string>

#include "e_invoice/code_lists.hpp"

/// The long lists, written by what their codes begin with: `A4:0-5789` stands for A40 to A45, A47, A48 and A49.
namespace farflung::e_invoice::codes {

namespace {

// UN/ECE Recommendation 20, and 21 behind an X.
constexpr std::string_view units =
    " 1:01345I 2:0-578ABCG-NPQRUXYZ 3:34578BC 4:01CGHK-RTUWX 5:6-9ABEJ 6:01 7:47 8:01579 9:1 A:2-9ABDEHIKLQSYZ"
    " A1:0-9 A2:0-46-9 A3:0-9 A4:0-5789 A5:3-69 A6:89 A7:013-6 A8:4-9 A9:013-9 AC:RT AM:HP AN:N AP:Z AS:MU"
    " AT:M AW:G B:13478BP B1:0-9 B2:0-9 B3:0-5 B4:1-9 B5:02-9 B6:0-46-9 B7:0-9 B8:0-9 B9:0-9 BA:R BF:T BH:P"
    " BI:L BL:DL BP:M BQ:L BT:U BU:AI C:03789G C1:0-9 C2:0-9 C3:0-9 C4:0-9 C5:0-9 C6:0-9 C7:0-689 C8:0-9"
    " C9:0-79 CC:T CD:L CE:LN CG:M CK:G CL:FT CM:KQT CN:PT CO:U CT:GMN CU:R CW:AI D:1256BDGJNT D0:34 D1:0-35-9"
    " D2:0-79 D3:0-46 D4:1-9 D5:0-9 D6:0-3589 D7:3478 D8:0-35-9 D9:1345 DA:ADY DB:MW DE:C DL:T DM:AKOQT DP:CRT"
    " DR:AIL DT:N DW:T DZ:NP E:4ABQ E0:1789 E1:024-9 E2:0-3578 E3:0-9 E4:0-9 E5:0-9 E6:0-9 E7:0-9 E8:0-9"
    " E9:0-9 F:CFHLPRS F0:1-8 F1:0-9 F2:0-9 F3:0-9 F4:0-9 F5:0-9 F6:0-9 F7:0-9 F8:0-9 F9:0-9 FA:HR FB:M FI:T"
    " FN:U FO:T FT:KQ G:23BEFJLMOPQV G0:145689 G1:0-9 G2:013-9 G3:0-9 G4:0-9 G5:0-9 G6:0-9 G7:0-9 G8:0-9"
    " G9:0-9 GB:Q GD:W GF:I GG:R GI:ACIP GL:DIL GR:MNO GW:H H:ACHM H0:3-9 H1:0-689 H2:0-9 H3:0-9 H4:0-9 H5:0-9"
    " H6:0-9 H7:0-79 H8:0-5789 H9:0-689 HA:D HB:AX HD:W HE:A HG:M HI:U HK:M HL:T HM:OQT HP:A HT:Z HU:R HW:E"
    " I:AEUV IN:HKQ IS:D IU:G J:2EKM J1:02-9 J2:0-9 J3:0-689 J4:0-9 J5:0-9 J6:0-9 J7:0-689 J8:1-57 J9:0-35-9"
    " JN:T JO:U JP:S JW:L K:1236ABIJLORTWX K1:0-9 K2:0-3678 K3:0-9 K4:0-35-9 K5:0-589 K6:0-9 K7:013-9 K8:0-9"
    " K9:0-9 KA:T KB:A KC:C KD:W KE:L KG:MS KH:YZ KI:CP KJ:O KL:KX KM:AHKQT KN:IMST KP:AHOP KS:DH KT:N KU:R"
    " KV:ART KW:HNOSTY L:2ADFHKM-PRSY L1:0-9 L2:013-9 L3:0-9 L4:0-9 L5:0-9 L6:03-9 L7:0-9 L8:0-9 L9:0-689 LA:C"
    " LB:RT LE:F LP:A LT:NR LU:BMX M:14579CD M1:0-9 M2:0-79 M3:0-9 M4:0-9 M5:0-35-9 M6:0-9 M7:0-9 M8:0-9"
    " M9:0-9 MA:HLMRW MB:EFR MC:U MG:M MH:Z MI:KLNOU MK:DMW ML:DT MM:KQT MN:DJ MO:N MP:A MQ:DHMSW MR:DMW MS:K"
    " MT:KQRSZ MV:A MW:H N:13AFLTUX N1:0-9 N2:0-9 N3:0-9 N4:0-9 N5:0-9 N6:0-9 N7:0-9 N8:0-9 N9:0-9 NA:R NC:L"
    " NE:W NI:LU NM:3IP NP:T NT:U O:ANT OD:EGKM OH:M ON:Z OP:M OZ:AI P:125DIOQRS P1:0-9 P2:0-9 P3:0-9 P4:0-9"
    " P5:0-9 P6:0-9 P7:0-9 P8:0-9 P9:0-9 PA:L PF:L PG:L PL:A PT:DILN Q:3ABR Q1:0-9 Q2:0-9 Q3:0-9 Q4:012 QA:N"
    " QT:DILR R:19HMPT RO:M RP:MS S:34GQRWX SA:N SC:OR SE:CT SI:E SM:3I SQ:R ST:CIKLNW SY:R T:03IP TA:HN TI:CP"
    " TK:M TM:S TN:E TP:IR TQ:D TR:L TS:T TT:S U:12BC V:AP VL:T W:2ABEGM WC:D WE:BE WH:R WS:D WT:T X:1"
    " X1:ABDFGW X2:C X3:AH X4:34A-DFGH X5:HLM X6:HP X7:AB X8:ABC XA:A-JLMPTV XB:4A-Z XC:A-Z XD:ABCG-NPR-Y"
    " XE:C-IN XF:B-EILOPRTWX XG:BILRUYZ XH:ABCGNR XI:A-HKLNZ XJ:BCGRTY XK:GI XL:EGTUVZ XM:ABCERSTWX XN:AEFGS-V"
    " XO:1-9A-NP-Z XP:1-4A-LNOPRTUVXYZ XQ:A-DFGHJ-NP-S XR:DGJKLOTZ XS:A-EHIKLMOPS-Z XT:1B-EGIKLNOR-WYZ XU:CN"
    " XV:AGIKLN-SY XW:A-DFGHJ-NP-Z XX:A-DFGHJK XY:A-DFGHJ-NP-TV-Z XZ:A-DFGHJ-NP-Z YD:KQ YR:D Z:9PZ Z1:1 ";

// UNTDID 1153.
constexpr std::string_view reference_types =
    " A:CEFPUV AA:A-Z AB:A-Z AC:A-LN-RT-Z AD:A-GI-QT-Z AE:A-Z AF:A-Z AG:A-Z AH:A-VXYZ AI:A-Z AJ:A-Z AK:A-Z"
    " AL:A-Z AM:A-Z AN:A-Y AO:AD-Z AP:A-Z AQ:A-Z AR:A-Z AS:A-Z AT:A-Z AU:A-Z AV:A-Z AW:A-Z AX:A-SU"
    " B:ACDEHMNORTW BT:P C:DGHKMNPR-WZ CA:S-Z CB:AB CE:CD CF:EFO CK:N CM:R CN:O CO:F CR:N CS:T D:ABILMQR DA:N"
    " E:ABDEINQRTX EE:P ER:N F:CFINOSTVX FL:W G:ACDN GD:N H:S HW:B I:ABILPSTV IC:AEO IN:BNO J:BE L:ABCIOS"
    " LA:NR LR:C M:ABFGHRS MR:N MS:S MW:B N:AF O:HINPR P:B-FIKLP-SWY PO:R R:ACEFRT RC:N RE:N S:ABDEFHIMNPQSWZ"
    " SE:A SR:N ST:A T:BEFILNP TC:R TI:N U:CNO UA:R UC:N UR:I V:ACMNPRSTV VG:R VO:NR W:EMNRSY X:ACP ZZ:Z ";

// UNTDID 4451.
constexpr std::string_view note_subjects =
    " AA:A-GI-Z AB:A-XZ AC:A-Z AD:A-Z AE:A-Z AF:A-Z AG:A-Z AH:A-Z AI:A-Z AJ:AB AL:C-Q AR:RS AU:T-Z AV:A-F"
    " BA:G-Z BB:AB BL:C-Z BM:A-H CC:I-O CE:X CH:G CI:P CL:PR CO:I CU:RS DA:R DC:L DE:L DI:N DO:C DU:T EU:R"
    " FB:C GB:L GE:N GS:7 HA:NZ IC:N II:N IM:I IN:DSV IR:P IT:RS LA:N LI:N LO:I MC:O MD:H MK:S OR:I OS:I"
    " PA:CIY PK:GT PM:DT PR:DFI PU:R QI:N QQ:D QU:T RA:H RE:GTV RQ:R SA:F SI:CN SL:R SP:AGHPT SR:N SS:R SU:R"
    " TC:A TD:T TR:AR TX:D WH:I ZZ:Z ";

bool is_last_of(std::string_view run, char last) {
    for (std::size_t i = 0; i < run.size(); ++i) {
        bool const is_range = i + 2 < run.size() && run[i + 1] == '-';
        if (is_range ? last >= run[i] && last <= run[i + 2] : last == run[i]) return true;
        if (is_range) i += 2;
    }
    return false;
}

/// What a code begins with stands once, between a blank and a colon.
bool is_in_runs(std::string_view list, std::string_view code) {
    auto const is_plain = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    if (code.size() < 2 || !std::ranges::all_of(code, is_plain)) return false;
    auto const key = ' ' + std::string(code.substr(0, code.size() - 1)) + ':';
    auto const at = list.find(key);
    if (at == std::string_view::npos) return false;
    auto const run = list.substr(at + key.size());
    return is_last_of(run.substr(0, run.find(' ')), code.back());
}

}  // namespace

bool is_unit(std::string_view code) { return is_in_runs(units, code); }
bool is_reference_type(std::string_view code) { return is_in_runs(reference_types, code); }
bool is_note_subject(std::string_view code) { return is_in_runs(note_subjects, code); }

}  // namespace farflung::e_invoice::codes
