#include "helpdesk/ticket.hpp"

#include <gtest/gtest.h>

namespace farflung::helpdesk {

namespace {

constexpr Instant now{1'000'000};

Ticket in_state(TicketState state) {
    Ticket ticket;
    ticket.state = state;
    return ticket;
}

std::string code_of(std::function<void(Ticket&)> const& verb, TicketState state) {
    auto ticket = in_state(state);
    try {
        verb(ticket);
    } catch (Refusal const& no) {
        return no.code;
    }
    return std::string(name_of(ticket.state));
}

struct Case {
    std::string verb;
    std::function<void(Ticket&)> run;
    std::vector<std::string> from_new_open_waiting_solved_closed;
};

TEST(Ticket, each_verb_leads_from_state_to_state_or_refuses) {
    std::vector<Case> const cases{
        {"hear", [](Ticket& ticket) { hear(ticket, now, false); }, {"new", "open", "open", "open", "open"}},
        {"hear a robot",
         [](Ticket& ticket) { hear(ticket, now, true); },
         {"new", "open", "waiting", "solved", "closed"}},
        {"answer", [](Ticket& ticket) { answer(ticket, now); }, {"waiting", "waiting", "waiting", "solved", "closed"}},
        {"solve",
         [](Ticket& ticket) { solve(ticket, now); },
         {"solved", "solved", "solved", "ticket.already_solved", "ticket.already_solved"}},
        {"close",
         [](Ticket& ticket) { close(ticket, now); },
         {"closed", "closed", "closed", "closed", "ticket.already_closed"}},
        {"reopen",
         [](Ticket& ticket) { reopen(ticket); },
         {"ticket.not_done", "ticket.not_done", "ticket.not_done", "open", "open"}}};
    for (auto const& [verb, run, expected] : cases) {
        std::vector<std::string> found;
        for (auto const state :
             {TicketState::fresh, TicketState::open, TicketState::waiting, TicketState::solved, TicketState::closed}) {
            found.push_back(code_of(run, state));
        }
        EXPECT_EQ(found, expected) << verb;
    }
}

TEST(Ticket, only_the_first_answer_counts_as_the_first) {
    auto ticket = in_state(TicketState::fresh);
    answer(ticket, now);
    answer(ticket, now.plus_ms(5));
    EXPECT_EQ(ticket.first_answered_at, now);
    EXPECT_EQ(ticket.last_message_at, now.plus_ms(5));
}

TEST(Ticket, an_answers_subject_stays_one_subject) {
    Ticket ticket;
    ticket.number = "T-12";
    ticket.subject = "Re: AW: Pump leaks";
    EXPECT_EQ(answer_subject(ticket), "Re: Pump leaks [T-12]");
    ticket.subject = "Pump leaks [T-12]";
    EXPECT_EQ(answer_subject(ticket), "Re: Pump leaks [T-12]");
}

}  // namespace
}  // namespace farflung::helpdesk
