#include <atomic>
#include <mutex>
#include <thread>

#include "book_world.hpp"

namespace farflung {
namespace {

constexpr int clients = 16;
constexpr int in_a_round = 100;

/// B1: sixteen clients do what they like to one book at a time. After each hundred operations what they did is written
/// on paper in the order of the books, and the invariants are proved from nothing.
class MoneyModel : public BookWorld {
  protected:
    void run(int books, int operations) {
        auto const seed = wanted_seed();
        SCOPED_TRACE("FARFLUNG_SEED=" + std::to_string(seed));
        begin_chance(seed);
        for (unsigned long i = 0; i < clients; ++i) clients_.emplace_back(seed + i);
        for (int book = 0; book < books && !HasFailure(); ++book) {
            open_book();
            for (int done = 0; done < operations && !HasFailure(); done += in_a_round) {
                SCOPED_TRACE("book " + std::to_string(book) + ", after " + std::to_string(done));
                new_day();
                write_on_paper(round());
                prove();
                see(book_.paper.payouts);
                see(book_.paper.debits);
            }
        }
        // What never comes to pass proves nothing.
        for (auto const state : {RunState::draft, RunState::approved, RunState::done, RunState::cancelled}) {
            for (auto const* kind : {"payout_run", "direct_debit_run"}) {
                EXPECT_TRUE(HasFailure() || seen_.contains({kind, state})) << "no " << kind << " is " << name_of(state);
            }
        }
    }

  private:
    std::vector<Deed> round() {
        std::atomic<int> begun = 0;
        std::mutex mutex;
        std::vector<Deed> deeds;
        std::vector<std::jthread> threads;
        for (auto& client : clients_) {
            threads.emplace_back([&] {
                while (begun++ < in_a_round) {
                    auto deed = client.act(book_);
                    std::scoped_lock const lock(mutex);
                    deeds.push_back(std::move(deed));
                }
            });
        }
        threads.clear();
        return deeds;
    }

    /// Whoever was refused at a moment was refused before the next entry was made.
    void write_on_paper(std::vector<Deed> deeds) {
        std::ranges::stable_sort(deeds, {}, [](Deed const& deed) { return std::pair(deed.moment, deed.is_done); });
        for (auto const& deed : deeds) {
            if (deed.write) deed.write(book_.paper);
        }
        for (auto const& deed : deeds) {
            if (deed.afterwards) deed.afterwards(book_.paper);
        }
    }

    template <class Run>
    void see(std::vector<Paper::RunOf<Run>> const& runs) {
        for (auto const& run : runs) seen_.insert({describe(Of<Run>{}).name, run.state});
    }

    std::vector<MoneyClient> clients_;
    std::set<std::pair<std::string_view, RunState>> seen_;
};
INSTANTIATE_TEST_SUITE_P(Both, MoneyModel, test::both_databases(), test::name_of);

TEST_P(MoneyModel, of_sixteen_clients_and_random_operations_never_breaks_an_invariant) {
    // Ten books of a thousand operations; more books by night.
    run(is_night() ? 1000 : 10, 1000);
}

}  // namespace
}  // namespace farflung
