#include "core/hash.hpp"

#include <gtest/gtest.h>

#include "core/testing.hpp"

namespace farflung {

namespace {

std::string any_bytes(std::mt19937_64& chance) {
    std::string bytes(static_cast<std::size_t>(testing::between(chance, 0, 100)), '\0');
    for (auto& byte : bytes) byte = static_cast<char>(testing::between(chance, -128, 127));
    return bytes;
}

TEST(Hash, sha256_gives_the_digests_of_fips_180) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    EXPECT_EQ(sha256("abc")[0], 0xBA);
}

TEST(Hash, base64_gives_the_texts_of_rfc_4648) {
    struct Case {
        char const* bytes;
        char const* text;
    };
    for (auto const& [bytes, text] :
         {Case{"", ""}, Case{"f", "Zg=="}, Case{"fo", "Zm8="}, Case{"foo", "Zm9v"}, Case{"foob", "Zm9vYg=="},
          Case{"fooba", "Zm9vYmE="}, Case{"foobar", "Zm9vYmFy"}}) {
        EXPECT_EQ(base64_encode(bytes), text);
        EXPECT_EQ(base64_decode(text), bytes);
    }
    EXPECT_EQ(base64_encode("\xFB\xFF"), "+/8=");
    EXPECT_EQ(base64url_encode("\xFB\xFF"), "-_8");
}

TEST(Hash, bytes_come_back_from_every_notation) {
    auto chance = testing::seeded_chance();
    for (int i = 0; i < 2000; ++i) {
        auto const bytes = any_bytes(chance);
        ASSERT_EQ(base64_decode(base64_encode(bytes)), bytes);
        ASSERT_EQ(base64url_decode(base64url_encode(bytes)), bytes);
        ASSERT_EQ(from_hex(hex(bytes)), bytes);
    }
}

TEST(Hash, only_one_text_stands_for_some_bytes) {
    for (auto const* text :
         {"Zg", "Zg=", "Zg===", "Z", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n", "=", "====", "Zg==Zg==", "-_8="}) {
        EXPECT_FALSE(base64_decode(text)) << text;
    }
    for (auto const* text : {"Zg==", "Zh", "Z", "+/8", "Zm9v "}) EXPECT_FALSE(base64url_decode(text)) << text;
    for (auto const* text : {"a", "0g", "0x", " 00"}) EXPECT_FALSE(from_hex(text)) << text;
    EXPECT_EQ(from_hex("00fF"), (std::string{"\x00\xFF", 2}));
}

TEST(Hash, hmac_is_what_rfc_4231_says) {
    EXPECT_EQ(hmac_sha256_hex(std::string(20, '\x0b'), "Hi There"),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hmac_sha256_hex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

}  // namespace

}  // namespace farflung
