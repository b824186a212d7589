#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/currency.hpp"
#include "core/date.hpp"
#include "core/tax_number.hpp"
#include "platform/auth/account.hpp"
#include "platform/unit.hpp"

namespace farflung {

enum class PartyKind { organisation, person };
constexpr auto describe(Of<PartyKind>) { return enumeration("party_kind", "organisation", "person"); }

struct Address {
    std::string street;
    std::string city;
    std::string region;
    std::string postcode;
    std::string country;  // ISO 3166-1 alpha-2
};
constexpr auto describe(Of<Address>) {
    return record("address", field("street", &Address::street, {.label = "Street"}),
                  field("city", &Address::city, {.label = "Town"}),
                  field("region", &Address::region, {.label = "Region"}),
                  field("postcode", &Address::postcode, {.max_length = 20, .label = "Postcode"}),
                  field("country", &Address::country, {.max_length = 2, .label = "Country"}));
}

/// A person or an organisation; may be customer, partner and vendor at once.
struct Party {
    PartyId id;
    int version{};
    PartyKind kind = PartyKind::organisation;
    std::string name;
    std::optional<PartyId> organisation_id;
    bool is_customer = false;
    bool is_partner = false;
    bool is_vendor = false;
    bool is_own = false;
    std::string email;
    std::string phone;
    std::string website;
    Address address;
    std::string tax_number;
    TaxNumberState tax_number_state = TaxNumberState::unchecked;
    std::optional<Instant> tax_number_checked_at;
    std::string tax_number_checked_by;    // the register that was asked
    std::string tax_number_consultation;  // its own number of the answer, which proves it
    std::string registration_number;
    std::string language = "en";
    std::string zone = "UTC";
    Currency currency;
    std::string iban;
    std::string bic;
    std::string bank_account;                     // for banks outside the IBAN, as they write it
    std::optional<AccountId> account_changed_by;  // until someone else confirms where the party is paid
    std::string electronic_scheme;                // of the address for e-invoices, by the EAS code list: 9930, 0151
    std::string electronic_address;
    std::string buyer_reference;  // what this customer wants on each invoice (BT-10), such as a Leitweg-ID
    bool small_business = false;  // exempt as such where it sits
    bool one_stop_shop = false;   // registered for it, Directive 2006/112/EC Art. 369a
    bool over_threshold = false;  // sells more than EUR 10 000 a year to consumers of other member states, Art. 59c
    std::optional<Date> self_billing_since;  // agreed that we write their invoices, Directive 2006/112/EC Art. 224
    std::string works_from = "09:00";        // of the day in its own zone
    std::string works_until = "17:30";
    std::vector<std::string> skills;
    std::optional<Amount> hourly_rate;
    std::string notes;
    Instant created_at;
};

constexpr auto describe(Of<Party>) {
    return entity(
        "party", "people_parties",  //
        field("id", &Party::id, {.key = true}), field("version", &Party::version, {.read_only = true}),
        field("kind", &Party::kind, {.label = "Kind"}),
        field("name", &Party::name, {.required = true, .searchable = true, .title = true, .label = "Name"}),
        field("organisation_id", &Party::organisation_id, {.references = "party", .label = "Works for"}),
        field("is_customer", &Party::is_customer, {.team_only = true, .label = "Customer"}),
        field("is_partner", &Party::is_partner, {.team_only = true, .label = "Partner"}),
        field("is_vendor", &Party::is_vendor, {.team_only = true, .label = "Vendor"}),
        field("is_own", &Party::is_own, {.read_only = true, .label = "Own company"}),
        field("email", &Party::email, {.searchable = true, .max_length = 254, .label = "Email"}),
        field("phone", &Party::phone, {.searchable = true, .max_length = 40, .label = "Phone"}),
        field("website", &Party::website, {.label = "Website"}),
        field("address", &Party::address, {.label = "Address"}),
        field("tax_number", &Party::tax_number, {.searchable = true, .max_length = 30, .label = "VAT or tax number"}),
        field("tax_number_state", &Party::tax_number_state,
              {.read_only = true, .team_only = true, .label = "Check of the tax number"}),
        field("tax_number_checked_at", &Party::tax_number_checked_at,
              {.read_only = true, .team_only = true, .label = "Checked"}),
        field("tax_number_checked_by", &Party::tax_number_checked_by,
              {.read_only = true, .team_only = true, .max_length = 20, .label = "Checked by"}),
        field("tax_number_consultation", &Party::tax_number_consultation,
              {.read_only = true, .team_only = true, .max_length = 40, .label = "Consultation number"}),
        field("registration_number", &Party::registration_number, {.max_length = 40, .label = "Company number"}),
        field("language", &Party::language, {.required = true, .max_length = 35, .label = "Language"}),
        field("zone", &Party::zone, {.required = true, .max_length = 64, .label = "Time zone"}),
        field("currency", &Party::currency, {.required = true, .label = "Currency"}),
        field("iban", &Party::iban, {.max_length = 42, .label = "IBAN"}),
        field("bic", &Party::bic, {.max_length = 11, .label = "BIC"}),
        field("bank_account", &Party::bank_account, {.max_length = 100, .label = "Bank account"}),
        field("account_changed_by", &Party::account_changed_by,
              {.read_only = true, .team_only = true, .references = "account", .label = "Account changed by"}),
        field("electronic_scheme", &Party::electronic_scheme, {.max_length = 4, .label = "Scheme for e-invoices"}),
        field("electronic_address", &Party::electronic_address, {.max_length = 100, .label = "Address for e-invoices"}),
        field("buyer_reference", &Party::buyer_reference, {.max_length = 100, .label = "Buyer reference"}),
        field("small_business", &Party::small_business, {.label = "Small business without VAT"}),
        field("one_stop_shop", &Party::one_stop_shop, {.label = "Uses the EU One Stop Shop"}),
        field("over_threshold", &Party::over_threshold, {.label = "Sells more than EUR 10,000 to consumers abroad"}),
        field("self_billing_since", &Party::self_billing_since, {.team_only = true, .label = "Self-billing agreed on"}),
        field("works_from", &Party::works_from, {.max_length = 5, .label = "Works from"}),
        field("works_until", &Party::works_until, {.max_length = 5, .label = "Works until"}),
        field("skills", &Party::skills, {.max_length = 60, .label = "Skills"}),
        field("hourly_rate", &Party::hourly_rate, {.min = 0, .label = "Rate per hour"}),
        field("notes", &Party::notes, {.team_only = true, .max_length = 10000, .label = "Notes"}),
        field("created_at", &Party::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<Party>);

/// Zone, language, country, IBAN and BIC are checked against their registries; a scheme and an address for e-invoices
/// stand together (BT-34, BT-49).
void check(Party const& party, Problems& problems);
/// Refuses `party.account_of_finance` when someone without the right of finance changes where a party is paid, and
/// `party.self_billing_of_finance` when they say that it agreed to self-billing. Notes who changed an account that was
/// known before. Another tax number, or the same one in another country, is one that no register was asked about.
void complete(Unit& unit, Party& party);
/// Owners, admins and finance.
bool decides_over_money(Actor const& actor);
Policy<Party> const& policy(Of<Party>);

namespace people {

/// The second yes to a changed account: until then no payout goes to it. Refuses `party.account_not_changed` and
/// `party.second_person`, for who changed it does not confirm it.
Party confirm_account(Unit& unit, PartyId id);

/// Emitted about the party.
struct PartyAccountConfirmed {
    std::string name;
};
constexpr auto describe(Of<PartyAccountConfirmed>) {
    return record("party_account_confirmed", field("name", &PartyAccountConfirmed::name));
}

}  // namespace people

}  // namespace farflung
