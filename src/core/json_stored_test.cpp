#include "core/json_stored.hpp"

#include <gtest/gtest.h>

#include "core/json_write.hpp"

namespace farflung {

namespace {

enum class Colour { red, green };
constexpr auto describe(Of<Colour>) { return enumeration("colour", "red", "green"); }

struct Inner {
    std::string name;
    Decimal rate;
    std::optional<Date> on;
};
constexpr auto describe(Of<Inner>) {
    return record("inner", field("name", &Inner::name), field("rate", &Inner::rate), field("on", &Inner::on));
}

struct Outer {
    std::string title;
    std::string password;
    Colour colour = Colour::red;
    bool open = false;
    std::int64_t count{};
    Amount total;
    Inner first;
    std::vector<Inner> others;
    std::vector<std::string> words;
};
constexpr auto describe(Of<Outer>) {
    return record("outer", field("title", &Outer::title), field("password", &Outer::password, {.secret = true}),
                  field("colour", &Outer::colour), field("open", &Outer::open), field("count", &Outer::count),
                  field("total", &Outer::total), field("first", &Outer::first), field("others", &Outer::others),
                  field("words", &Outer::words));
}

Outer sample() {
    return {.title = "Llechwedd",
            .password = "hidden",
            .colour = Colour::green,
            .open = true,
            .count = -12,
            .total = Amount{-455005, *Currency::parse("AUD")},
            .first = {"one", *Decimal::parse("12.50"), Date::of(2026, 2, 28)},
            .others = {{"two", Decimal(3), {}}, {"", Decimal(0), Date::of(2024, 2, 29)}},
            .words = {"a", "b c"}};
}

bool reads(std::string const& text, Outer& out) {
    StoredText stored(text);
    return read_stored(stored, out) && stored.is_done();
}

TEST(StoredText, what_we_wrote_comes_back_whole) {
    Outer back;
    auto const text = to_json(sample());
    ASSERT_TRUE(reads(text, back));
    EXPECT_EQ(to_json(back), text);
    EXPECT_EQ(back.password, "") << "a secret is never written";
    ASSERT_TRUE(reads(to_json(Outer{}), back));
    EXPECT_EQ(to_json(back), to_json(Outer{})) << "nothing of the one before is left";
}

TEST(StoredText, what_is_written_otherwise_is_left_to_the_general_reader) {
    auto const text = to_json(sample());
    Outer out;
    for (std::size_t size = 0; size < text.size(); ++size) EXPECT_FALSE(reads(text.substr(0, size), out)) << size;
    auto const with = [&](std::string_view part, std::string_view other) {
        auto changed = text;
        return changed.replace(changed.find(part), part.size(), other);
    };
    EXPECT_FALSE(reads(text + " ", out));
    EXPECT_FALSE(reads(with("Llechwedd", "Llech\\u0077edd"), out)) << "escapes";
    EXPECT_FALSE(reads(with("\"title\"", "\"heading\""), out)) << "another name";
    EXPECT_FALSE(reads(with(R"("open":true,)", ""), out)) << "a field that an older version did not know";
    EXPECT_FALSE(reads(with("green", "blue"), out)) << "a choice that is none";
    EXPECT_FALSE(reads(with("-12", "1.5"), out));
    EXPECT_FALSE(reads(with("2026-02-28", "2026-02-30"), out));
}

}  // namespace

}  // namespace farflung
