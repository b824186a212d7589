#include "demo/books.hpp"
#include "demo/demo.hpp"
#include "people/people.hpp"
#include "platform/auth/credentials.hpp"

namespace farflung::demo {

namespace {

constexpr std::int64_t token_lives_ms = 3650LL * 24 * 3600 * 1000;

std::string token_for(Unit& unit, AccountId account) {
    return issue_credential(unit, {.account = account,
                                   .kind = CredentialKind::token,
                                   .name = "Demo",
                                   .keys = {},
                                   .lives_ms = token_lives_ms,
                                   .code = {}});
}

std::string address_for(std::string_view name, std::string_view domain) {
    std::string mailbox;
    for (char c : name) {
        if (c >= 'A' && c <= 'Z')
            mailbox += static_cast<char>(c + 32);
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            mailbox += c;
    }
    if (mailbox.size() < 3) mailbox += "post";
    return mailbox + "@" + std::string(domain);
}

struct TeamMember {
    std::string_view name;
    std::string_view zone;
    Keys keys;
};
constexpr TeamMember team[] = {
    {"Kofi", "America/Phoenix", key::sales},    {"Maria", "Asia/Manila", key::support},
    {"Ilse", "America/Halifax", key::projects}, {"Fran", "Australia/Sydney", key::finance},
    {"Amir", "Australia/Sydney", key::admin},   {"Audrey", "Australia/Sydney", key::auditor}};

/// People and companies are made by the system: nobody is there yet to do it.
class Casting {
  public:
    Casting(Unit& unit, Story& story, Made& made) : unit_(unit), story_(story), made_(made) {}

    void cast_team(PartyId own) {
        for (auto const& member : team) {
            auto const person =
                person_of(member.name, own, member.zone, "en", address_for(member.name, "tidewrack.example"));
            auto const account = people::make_account(unit_, {.kind = ActorKind::member,
                                                              .party = person.id,
                                                              .organisation = own,
                                                              .name = std::string(member.name),
                                                              .email = person.email,
                                                              .keys = member.keys,
                                                              .language = "en",
                                                              .zone = std::string(member.zone),
                                                              .state = AccountState::active,
                                                              .password_hash = story_.request.password_hash});
            std::string name;
            for (char c : member.name) name += static_cast<char>(c | 32);
            story_.tokens[name] = token_for(unit_, account.id);
        }
    }

    Known cast(Company const& company, ActorKind kind, std::string_view skills, int hourly_rate, int number) {
        Party party;
        party.name = company.name;
        party.address = {std::string(company.street),
                         std::string(company.city),
                         {},
                         std::string(company.postcode),
                         std::string(company.country)};
        party.zone = company.zone;
        party.language = company.language;
        party.currency = *Currency::parse(company.currency);
        party.is_customer = kind == ActorKind::customer;
        party.is_partner = kind == ActorKind::partner;
        auto const domain =
            (kind == ActorKind::customer ? "customer" : "partner") + std::to_string(number) + ".example";
        party.email = "office@" + domain;
        for (std::size_t start = 0; start < skills.size();) {
            auto const comma = std::min(skills.find(',', start), skills.size());
            party.skills.emplace_back(skills.substr(start, comma - start));
            start = comma + 1;
        }
        if (kind == ActorKind::partner) {
            party.iban = sample_iban(company);
            if (party.iban.empty()) party.bank_account = "Account 4400 " + std::to_string(71'000'000 + number * 1'013);
        }
        if (hourly_rate > 0) party.hourly_rate = amount_of(Decimal(hourly_rate), party.currency, Rounding::half_up);
        unit_.insert(party);
        auto const person =
            person_of(company.contact, party.id, company.zone, company.language, address_for(company.contact, domain));
        auto const account = people::make_account(unit_, {.kind = kind,
                                                          .party = person.id,
                                                          .organisation = party.id,
                                                          .name = std::string(company.contact),
                                                          .email = person.email,
                                                          .language = std::string(company.language),
                                                          .zone = std::string(company.zone),
                                                          .state = AccountState::active,
                                                          .password_hash = story_.request.password_hash});
        return {company, party.id.text(), token_for(unit_, account.id)};
    }

    void cast_owner(AccountId owner) { story_.tokens["dana"] = token_for(unit_, owner); }

    void name_tokens() {
        auto const& tokens = story_.tokens;
        made_.tokens = {{"owner", tokens.at("dana")},
                        {"admin", tokens.at("amir")},
                        {"finance", tokens.at("fran")},
                        {"sales", tokens.at("kofi")},
                        {"projects", tokens.at("ilse")},
                        {"support", tokens.at("maria")},
                        {"auditor", tokens.at("audrey")},
                        {"partner", story_.partners.at(0).token},
                        {"other_partner", story_.partners.at(1).token},
                        {"customer", story_.customers.at(0).token},
                        {"other_customer", story_.customers.at(1).token}};
    }

  private:
    Party person_of(std::string_view name, PartyId organisation, std::string_view zone, std::string_view language,
                    std::string email) {
        Party person;
        person.kind = PartyKind::person;
        person.name = name;
        person.email = std::move(email);
        person.organisation_id = organisation;
        person.zone = zone;
        person.language = language;
        person.currency = *Currency::parse("AUD");
        unit_.insert(person);
        return person;
    }

    Unit& unit_;
    Story& story_;
    Made& made_;
};

void set_up_company(Unit& unit) {
    auto company = unit.get(people::own_company(unit));
    company.address = {"14 Wharf Lane", "Sydney", "NSW", "2009", "AU"};
    company.tax_number = "ABN 53 004 085 616";
    company.email = "hello@tidewrack.example";
    company.bank_account = "BSB 062-000, account 1234 5678";
    company.iban = "MT84MALT011000012345MTLCAST001S";
    company.bic = "MALTMTMT";
    unit.save(company);
}

}  // namespace

Made make_year(db::Database& database, Registry const& registry, World& real, Request const& request) {
    StoryWorld world(real, request.seed * 1'000'003);
    Player player(database, registry, world);
    Story story(player, world, request);
    auto const begins = request.invoices > 0 ? story.starts.plus_ms(-days_before * ms_of_a_day) : story.starts;
    world.move_to(begins);
    Made made{.workspace = {}, .name = request.name, .tokens = {}};
    database.write_and_wait([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        Unit nobody(connection, registry, world, Actor{});
        auto const workspace = people::make_workspace(nobody, {.company_name = request.name,
                                                               .country = "AU",
                                                               .base_currency = *Currency::parse("AUD"),
                                                               .zone = "Australia/Sydney",
                                                               .owner_name = "Dana",
                                                               .owner_email = "dana@tidewrack.example",
                                                               .password_hash = request.password_hash});
        made.workspace = workspace.workspace;
        auto unit = nobody.as(system_actor(workspace.workspace));
        set_up_company(unit);
        Casting casting(unit, story, made);
        casting.cast_owner(workspace.owner);
        casting.cast_team(people::own_company(unit));
        for (int i = 0; i < request.size.customers; ++i) {
            auto const& company = customers()[static_cast<std::size_t>(i) % customers().size()];
            story.customers.push_back(casting.cast(company, ActorKind::customer, {}, 0, i + 1));
        }
        for (int i = 0; i < request.size.partners; ++i) {
            auto const& [company, skills, rate] = partners()[static_cast<std::size_t>(i) % partners().size()];
            story.partners.push_back(casting.cast(company, ActorKind::partner, skills, rate, i + 1));
        }
        casting.name_tokens();
    });
    issue_before_the_year(story, database, registry, made.workspace);
    world.move_to(story.starts);
    plan_rates(story);
    plan_sales(story);
    plan_help(story);
    plan_today(story);
    story.tell();
    return made;
}

}  // namespace farflung::demo
