#pragma once

#include <string_view>

namespace farflung::pdf {

/// The headings of a Swiss QR-bill. They are no texts of ours: annex D of the guidelines lays them down, in the
/// languages that the banks read, and allows no others.
struct SwissWords {
    std::string_view payment_part;
    std::string_view account;
    std::string_view reference;
    std::string_view message;
    std::string_view payable_by;
    std::string_view payable_by_hand;
    std::string_view currency;
    std::string_view amount;
    std::string_view receipt;
    std::string_view acceptance_point;
    std::string_view separate;
};

inline SwissWords const& swiss_words(std::string_view language) {
    static constexpr SwissWords german{.payment_part = "Zahlteil",
                                       .account = "Konto / Zahlbar an",
                                       .reference = "Referenz",
                                       .message = "Zusätzliche Informationen",
                                       .payable_by = "Zahlbar durch",
                                       .payable_by_hand = "Zahlbar durch (Name/Adresse)",
                                       .currency = "Währung",
                                       .amount = "Betrag",
                                       .receipt = "Empfangsschein",
                                       .acceptance_point = "Annahmestelle",
                                       .separate = "Vor der Einzahlung abzutrennen"};
    static constexpr SwissWords french{.payment_part = "Section paiement",
                                       .account = "Compte / Payable à",
                                       .reference = "Référence",
                                       .message = "Informations supplémentaires",
                                       .payable_by = "Payable par",
                                       .payable_by_hand = "Payable par (nom/adresse)",
                                       .currency = "Monnaie",
                                       .amount = "Montant",
                                       .receipt = "Récépissé",
                                       .acceptance_point = "Point de dépôt",
                                       .separate = "A détacher avant le versement"};
    static constexpr SwissWords italian{.payment_part = "Sezione pagamento",
                                        .account = "Conto / Pagabile a",
                                        .reference = "Riferimento",
                                        .message = "Informazioni supplementari",
                                        .payable_by = "Pagabile da",
                                        .payable_by_hand = "Pagabile da (nome/indirizzo)",
                                        .currency = "Valuta",
                                        .amount = "Importo",
                                        .receipt = "Ricevuta",
                                        .acceptance_point = "Punto di accettazione",
                                        .separate = "Da staccare prima del versamento"};
    static constexpr SwissWords english{.payment_part = "Payment part",
                                        .account = "Account / Payable to",
                                        .reference = "Reference",
                                        .message = "Additional information",
                                        .payable_by = "Payable by",
                                        .payable_by_hand = "Payable by (name/address)",
                                        .currency = "Currency",
                                        .amount = "Amount",
                                        .receipt = "Receipt",
                                        .acceptance_point = "Acceptance point",
                                        .separate = "Separate before paying in"};
    auto const spoken = language.substr(0, 2);
    return spoken == "de" ? german : spoken == "fr" ? french : spoken == "it" ? italian : english;
}

}  // namespace farflung::pdf
