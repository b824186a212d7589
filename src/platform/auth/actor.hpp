#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/describe.hpp"
#include "core/id.hpp"

namespace farflung {

struct Workspace;
using WorkspaceId = Id<Workspace>;
struct Account;
using AccountId = Id<Account>;
struct Party;
using PartyId = Id<Party>;

/// What an actor holds and a route or verb asks for: one match opens it. Owner and admin hold every key of the team.
class Keys {
  public:
    constexpr Keys() = default;
    constexpr explicit Keys(std::uint32_t bits) : bits_(bits) {}
    constexpr bool any() const { return bits_ != 0; }
    constexpr bool opens(Keys lock) const { return (bits_ & lock.bits_) != 0; }
    constexpr bool holds_all(Keys others) const { return (bits_ & others.bits_) == others.bits_; }
    constexpr std::uint32_t bits() const { return bits_; }
    friend constexpr Keys operator|(Keys a, Keys b) { return Keys(a.bits_ | b.bits_); }
    friend constexpr Keys operator&(Keys a, Keys b) { return Keys(a.bits_ & b.bits_); }
    friend constexpr bool operator==(Keys, Keys) = default;

  private:
    std::uint32_t bits_ = 0;
};

namespace key {
inline constexpr Keys none{};
inline constexpr Keys owner{1U << 0};
inline constexpr Keys admin{1U << 1};
inline constexpr Keys sales{1U << 2};
inline constexpr Keys projects{1U << 3};
inline constexpr Keys finance{1U << 4};
inline constexpr Keys support{1U << 5};
inline constexpr Keys auditor{1U << 6};  // reads money, changes nothing
inline constexpr Keys member{1U << 7};   // every login of the team
inline constexpr Keys partner{1U << 8};
inline constexpr Keys customer{1U << 9};
inline constexpr Keys anyone{1U << 10};  // also without signing in
inline constexpr Keys team = owner | admin | sales | projects | finance | support | auditor | member;
inline constexpr Keys working = owner | admin | sales | projects | finance | support;  // the team but the auditor
inline constexpr Keys signed_in = team | partner | customer;
}  // namespace key

/// The names of single keys, in the order of their bits, as the API and the route list write them.
std::string key_names(Keys keys, std::string_view separator = ",");
/// Nothing for a name that is not a key.
Keys key_named(std::string_view name);

enum class ActorKind { nobody, member, partner, customer, system };
constexpr auto describe(Of<ActorKind>) {
    return enumeration("actor_kind", "nobody", "member", "partner", "customer", "system");
}

/// Who does something: a member, a partner, a customer contact (each perhaps through an API token), the system,
/// or nobody yet.
struct Actor {
    ActorKind kind = ActorKind::nobody;
    Keys keys = key::anyone;
    WorkspaceId workspace{};
    AccountId account{};
    PartyId party{};         // the person
    PartyId organisation{};  // the customer or partner the person acts for; the person itself when alone
    std::string name;
    std::string language = "en";
    std::string zone = "UTC";
    bool by_token = false;

    bool is_outsider() const { return kind != ActorKind::member && kind != ActorKind::system; }
};

Actor system_actor(WorkspaceId workspace);

}  // namespace farflung
