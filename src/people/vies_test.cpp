#include "people/vies.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace farflung::people {
namespace {

TEST(Vies, is_asked_for_numbers_that_it_can_know) {
    struct Case {
        std::string number;
        std::string country;
        std::string path;  // empty: not asked
    };
    for (auto const& [number, country, path] : std::vector<Case>{
             {"EL 094-259.216", "GR", "/ms/EL/vat/094259216"},
             {"094259216", "GR", "/ms/EL/vat/094259216"},
             {"FR40303265045", "FR", "/ms/FR/vat/40303265045"},
             {"FR41303265045", "FR", ""},
             {"GB980780684", "GB", ""},
             {"51824753556", "AU", ""},
             {"", "FR", ""},
             {"FR40303265045/../../../x", "FR", ""},
             {"FR40303265045?x=1", "FR", ""},
         }) {
        auto const check = check_tax_number(number, country);
        EXPECT_EQ(is_for_vies(check), !path.empty()) << number;
        if (!path.empty()) {
            EXPECT_EQ(vies_path(check, {}), path);
        }
    }
}

TEST(Vies, is_told_who_asks_where_that_is_known_there_too) {
    auto const number = check_tax_number("FR40303265045", "FR");
    EXPECT_EQ(vies_path(number, check_tax_number("MT12345634", "MT")),
              "/ms/FR/vat/40303265045?requesterMemberStateCode=MT&requesterNumber=12345634");
    EXPECT_EQ(vies_path(number, check_tax_number("51824753556", "AU")), "/ms/FR/vat/40303265045");
}

TEST(Vies, keeps_only_a_proof_that_looks_like_one) {
    auto const proof = [](std::string const& said) {
        return read_vies(R"({"isValid":true,"userError":"VALID","requestIdentifier":)" + said + "}").consultation;
    };
    EXPECT_EQ(proof(R"("WAPIAAAAYxYzAbCd")"), "WAPIAAAAYxYzAbCd");
    for (auto const* other : {R"("")", "null", "7", R"("<b>")", R"("line\nline")"})
        EXPECT_EQ(proof(other), "") << other;
    EXPECT_EQ(read_vies(R"({"isValid":false,"userError":"INVALID","requestIdentifier":"A"})").consultation, "");
}

TEST(Vies, says_yes_or_no_only_where_a_member_state_said_so) {
    struct Case {
        std::string body;
        TaxNumberState state;
        std::string reason;
    };
    std::string const none = "no answer of VIES";
    for (auto const& [body, state, reason] : std::vector<Case>{
             {R"({"isValid":true,"requestDate":"2026-11-09T01:10:00Z","userError":"VALID","name":"A"})",
              TaxNumberState::valid,
              {}},
             {R"({"isValid":false,"userError":"INVALID","name":"---"})", TaxNumberState::invalid, {}},
             {R"({"isValid":false,"userError":"MS_UNAVAILABLE"})", TaxNumberState::unknown, "MS_UNAVAILABLE"},
             {R"({"isValid":false,"userError":"TIMEOUT"})", TaxNumberState::unknown, "TIMEOUT"},
             {R"({"isValid":false,"userError":"INVALID_INPUT"})", TaxNumberState::unknown, "INVALID_INPUT"},
             {R"({"isValid":true,"userError":"INVALID"})", TaxNumberState::unknown, "INVALID"},
             {R"({"isValid":false,"userError":"VALID"})", TaxNumberState::unknown, "VALID"},
             {R"({"isValid":false})", TaxNumberState::unknown, none},
             {R"({"isValid":"false","userError":"INVALID"})", TaxNumberState::unknown, none},
             {R"({"isValid":false,"userError":"line\nline"})", TaxNumberState::unknown, none},
             {R"({"isValid":false,"userError":7})", TaxNumberState::unknown, none},
             {R"([{"isValid":false,"userError":"INVALID"}])", TaxNumberState::unknown, none},
             {"null", TaxNumberState::unknown, none},
             {"<html>Sorry</html>", TaxNumberState::unknown, none},
             {"", TaxNumberState::unknown, none},
         }) {
        auto const answer = read_vies(body);
        EXPECT_EQ(answer.state, state) << body;
        EXPECT_EQ(answer.reason, reason) << body;
    }
}

}  // namespace
}  // namespace farflung::people
