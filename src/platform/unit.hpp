#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/refusal.hpp"
#include "platform/auth/actor.hpp"
#include "platform/auth/policy.hpp"
#include "platform/db/records.hpp"
#include "platform/list_request.hpp"
#include "platform/page_plan.hpp"

namespace farflung {

class Registry;
namespace blobs {
class Store;
}
namespace fetch {
struct Answer;
struct Services;
}  // namespace fetch
namespace mailer {
struct Delivery;
struct MailMessage;
}  // namespace mailer

/// Where time, chance, texts, kept bytes and answers from outside come from and where mails go; main makes the real
/// one, tests and the demo move their own.
struct World {
    virtual ~World() = default;
    virtual Instant now() = 0;
    virtual void fill_with_chance(std::uint8_t* bytes, std::size_t count) = 0;
    /// The catalogue's translation of an English source text.
    virtual std::string text(std::string_view language, std::string_view source, Params const& params) = 0;
    /// Scheme, host and port of every link that we write, without a slash at the end.
    virtual std::string const& base_url() const = 0;
    /// Bytes by their hash: uploads, mails as they came, issued documents.
    virtual blobs::Store& blobs() = 0;
    /// The address that our mails come from.
    virtual std::string const& mail_from() const = 0;
    /// Hands a mail to the mail server and waits for its word; only a job may call it.
    virtual mailer::Delivery deliver(mailer::MailMessage const& mail) = 0;
    /// The services outside that the settings name.
    virtual fetch::Services const& services() const = 0;
    /// Asks an address of theirs and waits for its answer; only a job may call it. Throws `fetch::Failed`.
    virtual fetch::Answer ask(std::string const& url) = 0;
};

/// Who asked, from where, for the audit trail.
struct Origin {
    std::string request_id;
    std::string peer;
};

/// A named value for hand-written SQL: `{{"customer", id}, {"on", date}}`. It only points at the value, which lives as
/// long as the call that these braces stand in.
class Named {
  public:
    template <class T>
    Named(std::string_view name, T const& value)  // NOLINT(google-explicit-constructor): reads as a pair
        : name_(name), value_(&value), bind_([](db::Parameters& out, std::string_view as, void const* value_here) {
              db::bind(out, as, *static_cast<T const*>(value_here));
          }) {}
    void bind_to(db::Parameters& out) const { bind_(out, name_, value_); }

  private:
    std::string_view name_;
    void const* value_;
    void (*bind_)(db::Parameters&, std::string_view, void const*);
};
using NamedValues = std::initializer_list<Named>;

/// One transaction, one actor, one moment, one language. `Unit&` writes, `Unit const&` reads. Every look-up starts at
/// what the actor can see: the rest is not found.
class Unit {
  public:
    Unit(db::Connection& connection, Registry const& registry, World& world, Actor actor, Origin origin = {});
    Unit(Unit const&) = delete;
    Unit& operator=(Unit const&) = delete;

    Actor const& actor() const { return actor_; }
    WorkspaceId workspace() const { return actor_.workspace; }
    Instant now() const { return now_; }
    Date today() const;  // in the actor's zone
    Date today(std::string_view zone) const;
    std::string const& language() const { return actor_.language; }
    /// A text in the actor's language.
    std::string text(std::string_view source, Params const& params = {}) const {
        return world_.text(actor_.language, source, params);
    }
    Reader reader() const { return actor_.is_outsider() ? Reader::outsider : Reader::team; }
    Origin const& origin() const { return origin_; }
    Registry const& registry() const { return registry_; }
    World& world() const { return world_; }

    template <class T>
    Id<T> new_id() const {
        return Id<T>{new_uuid()};
    }
    Uuid new_uuid() const;
    /// 256 random bits as base64url: for links and tokens.
    std::string new_secret() const;
    /// 40 random bits that a person can read off one screen and type at another: `K7QF9MTX`, without 0, 1, I and O.
    std::string new_code() const;

    /// Refuses `not_found` when there is none within the actor's reach.
    template <Entity T>
    T get(Id<T> id) const;
    template <Entity T>
    std::optional<T> find(Id<T> id) const;
    template <Entity T>
    bool is_within_reach(Uuid const& id) const;
    template <Entity T>
    Page<T> list(ListRequest const& request) const;
    /// The first record whose field equals the value, within reach.
    template <Entity T, class V>
    std::optional<T> find_by(std::string_view field, V const& value) const;
    /// All records within reach that match the condition over alias `t`, such as `"t.deal_id = :deal"`.
    template <Entity T>
    std::vector<T> where(std::string_view condition, NamedValues values, std::string_view order = "t.id") const;

    /// Inserts with version 1 and logs it.
    template <Entity T>
    void insert(T& thing);
    /// Updates when the version is still what was loaded, else refuses `stale`; logs before and after.
    template <Entity T>
    void save(T& thing);
    template <Entity T>
    void remove(T const& thing);

    /// Refuses `forbidden` when the policy does not let this actor do this verb to this thing.
    template <Entity T>
    void authorize(std::string_view verb, T const& thing) const;
    template <Entity T>
    bool may_do(std::string_view verb, T const& thing) const {
        return may(policy(Of<T>{}), verb, thing, actor_);
    }

    /// Rows of hand-written SQL, read by position into a described struct. The SQL must name :workspace.
    template <Described R>
    std::vector<R> rows(std::string_view sql, NamedValues values = {}) const;
    /// The one value of the first row, or nothing.
    template <class V>
    std::optional<V> value(std::string_view sql, NamedValues values = {}) const;
    std::int64_t execute(std::string_view sql, NamedValues values = {});
    void query(std::string_view sql, NamedValues values, std::function<void(db::Row const&)> const& each) const;

    /// Stores what happened, in the past tense, in the same transaction: feed, listeners and mails come from it.
    template <Described E>
    void emit(E const& event, std::string_view entity, Uuid const& id);
    /// A job runs after the commit, at least once. With a period key, at most one job of that key ever exists.
    template <Described J>
    void enqueue(J const& job, std::optional<Instant> not_before = {}, std::string_view period_key = {});

    /// A scheduled run of a day; nothing when that day's run already is or was there.
    void enqueue_scheduled(std::string_view job, Date day, std::string_view period_key);

    /// The next of a gapless series, taken in this transaction (M6).
    std::int64_t next_number(std::string_view series);

    /// The same transaction seen by someone else, such as the system deciding for a customer.
    Unit as(Actor actor);
    db::Connection& connection() const { return connection_; }

  private:
    void add_own(std::string_view sql, db::Parameters& out) const;
    void run(std::string_view sql, db::Parameters& parameters, std::function<void(db::Row const&)> const& each) const;
    std::int64_t change(std::string_view sql, db::Parameters& parameters);
    void log(std::string_view entity, Uuid const& id, std::int64_t version, std::string_view action, std::string data);
    void index(std::string_view entity, Uuid const& id, std::string const& title, std::string const& text);
    void unindex(std::string_view entity, Uuid const& id);
    void enqueue_text(std::string_view job, std::string data, Instant not_before, std::string_view period_key);
    void tell_listeners(std::string_view event, std::string const& data, std::string_view entity, Uuid const& id);

    template <Entity T>
    std::string_view reach() const;
    template <Entity T>
    void load_parts(T& thing) const;
    template <Entity T>
    void store_parts(T const& thing);
    template <Entity T>
    std::vector<T> select(std::string_view sql, db::Parameters& parameters, std::size_t expected = 0) const;
    template <Entity T>
    void remember(T const& thing) const;

    db::Connection& connection_;
    Registry const& registry_;
    World& world_;
    Actor actor_;
    Origin origin_;
    Instant now_;
    mutable std::unordered_map<Uuid, std::shared_ptr<void const>> loaded_;  // originals, for before and after
};

}  // namespace farflung

#include "platform/unit_list.hpp"     // IWYU pragma: export
#include "platform/unit_records.hpp"  // IWYU pragma: export
