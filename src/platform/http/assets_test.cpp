#include "platform/http/assets.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace farflung::http {
namespace {

constexpr Asset script = {.path = "/assets/index-4f2a9c1b.js",
                          .type = "text/javascript; charset=utf-8",
                          .etag = "0011",
                          .identity = "identity",
                          .gzip = "gzipped",
                          .brotli = "brotlied",
                          .immutable = true};

constexpr Asset picture = {.path = "/icon.png",
                           .type = "image/png",
                           .etag = "2233",
                           .identity = "pixels",
                           .gzip = {},
                           .brotli = {},
                           .immutable = false};

Request asking(std::string accept_encoding, std::string known = {}) {
    Request request;
    request.headers.add("Accept-Encoding", std::move(accept_encoding));
    if (!known.empty()) request.headers.add("If-None-Match", std::move(known));
    return request;
}

TEST(Assets, come_in_the_smallest_form_that_the_client_takes) {
    EXPECT_EQ(serve_asset(asking("gzip, deflate, br"), script).static_body, "brotlied");
    EXPECT_EQ(serve_asset(asking("gzip"), script).static_body, "gzipped");
    EXPECT_EQ(serve_asset(asking("br;q=0, *"), script).static_body, "gzipped");
    EXPECT_EQ(serve_asset(asking("identity"), script).static_body, "identity");
    EXPECT_EQ(serve_asset(asking("br"), script).headers.get("Content-Encoding"), "br");
    EXPECT_EQ(serve_asset(asking("br"), script).headers.get("Vary"), "Accept-Encoding");
    EXPECT_EQ(serve_asset(asking("br"), picture).static_body, "pixels");
    EXPECT_FALSE(serve_asset(asking("br"), picture).headers.has("Content-Encoding"));
}

TEST(Assets, with_a_hash_in_their_name_are_kept_for_ever_and_others_are_asked_for_again) {
    EXPECT_EQ(serve_asset(asking(""), script).headers.get("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(serve_asset(asking(""), picture).headers.get("Cache-Control"), "no-cache");
}

TEST(Assets, that_the_client_has_in_that_encoding_are_not_sent_again) {
    EXPECT_EQ(serve_asset(asking("br", "\"0011-br\""), script).status, 304);
    EXPECT_TRUE(serve_asset(asking("br", "\"0011-br\""), script).static_body.empty());
    EXPECT_EQ(serve_asset(asking("br", "\"x\", W/\"0011-br\""), script).status, 304);
    EXPECT_EQ(serve_asset(asking("gzip", "\"0011-br\""), script).status, 200);
    EXPECT_EQ(serve_asset(asking("br", "\"001\""), script).status, 200);
}

TEST(Assets, of_the_program_are_found_by_their_path) {
    EXPECT_TRUE(std::ranges::is_sorted(assets(), {}, &Asset::path));
    for (auto const& asset : assets()) {
        EXPECT_EQ(find_asset(asset.path), &asset);
        EXPECT_TRUE(asset.path.starts_with('/'));
        EXPECT_FALSE(asset.identity.empty()) << asset.path;
    }
    EXPECT_EQ(find_asset("/no/such/file"), nullptr);
}

}  // namespace
}  // namespace farflung::http
