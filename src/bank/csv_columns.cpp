#include "bank/csv_columns.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace farflung::bank {

std::vector<Column> const& csv_columns() {
    static std::vector<Column> const all{
        {&CsvColumns::booked_on,
         "booked_on",
         {"date", "booking date", "buchungstag", "buchungsdatum", "datum", "transaction date", "posting date",
          "dyddiad", "fecha", "data", "date operation", "boekdatum", "completed date", "started date", "booked on",
          "buchung"}},
        {&CsvColumns::value_on,
         "value_on",
         {"value date", "valuta", "valutadatum", "wertstellung", "date valeur", "fecha valor", "rentedatum"}},
        {&CsvColumns::amount,
         "amount",
         {"amount", "betrag", "montant", "importe", "importo", "bedrag", "umsatz", "swm", "betrag (eur)",
          "amount (gbp)", "amount (eur)", "amount (aud)", "amount (usd)", "kwota"}},
        {&CsvColumns::money_in,
         "money_in",
         {"credit", "credit amount", "paid in", "money in", "haben", "deposit", "deposits", "gutschrift", "i mewn"}},
        {&CsvColumns::money_out,
         "money_out",
         {"debit", "debit amount", "paid out", "money out", "soll", "withdrawal", "withdrawals", "lastschrift",
          "allan"}},
        {&CsvColumns::currency,
         "currency",
         {"currency", "wahrung", "waehrung", "devise", "valuta code", "muntsoort", "arian"}},
        {&CsvColumns::balance,
         "balance",
         {"balance", "saldo", "solde", "running balance", "saldo nach buchung", "kontostand", "gweddill"}},
        {&CsvColumns::name,
         "name",
         {"name", "payee", "counterparty", "beguenstigter/zahlungspflichtiger", "auftraggeber/empfanger",
          "name zahlungsbeteiligter", "payer", "payee name", "counter party", "naam tegenpartij", "enw",
          "beneficiary"}},
        {&CsvColumns::iban,
         "iban",
         {"iban", "account number", "kontonummer/iban", "iban zahlungsbeteiligter", "counterparty iban",
          "tegenrekening iban/bban", "tegenrekening"}},
        {&CsvColumns::reference,
         "reference",
         {"id", "transaction id", "transferwise id", "reference number", "referenz", "volgnr", "bank reference"}},
        {&CsvColumns::text,
         "text",
         {"description", "verwendungszweck", "reference", "details", "narrative", "memo", "payment reference",
          "libelle", "omschrijving-1", "transaction description", "disgrifiad", "concepto", "buchungstext"}},
    };
    return all;
}

namespace {

std::string key_of(std::string_view text) { return search_key(trim(text)); }

std::optional<std::size_t> place_of(Column const& column, CsvColumns const& named,
                                    std::vector<std::string> const& keys) {
    auto const find = [&](std::string_view wanted) -> std::optional<std::size_t> {
        auto const at = std::ranges::find(keys, wanted);
        if (at == keys.end()) return std::nullopt;
        return static_cast<std::size_t>(at - keys.begin());
    };
    auto const& by_hand = named.*column.named;
    if (!by_hand.empty()) return find(key_of(by_hand));
    for (auto const usual : column.usual) {
        if (auto const at = find(usual)) return at;
    }
    return std::nullopt;
}

}  // namespace

Places places_in(CsvColumns const& named, std::vector<std::string> const& header) {
    std::vector<std::string> keys;
    for (auto const& cell : header) keys.push_back(key_of(cell));
    Places places;
    for (auto const& column : csv_columns()) places.push_back(place_of(column, named, keys));
    return places;
}

}  // namespace farflung::bank
