#include "platform/blobs/store.hpp"

#include <gtest/gtest.h>

#include <iterator>

#include "database_under_test.hpp"

namespace farflung::blobs {

namespace {

TEST(Store, a_damaged_blob_is_found_and_mended_by_the_next_copy) {
    test::TemporaryFolder const folder;
    Store store(folder.path() / "blobs");
    auto const name = store.put("bytes");
    EXPECT_EQ(store.get(name), "bytes");
    EXPECT_EQ(store.put("bytes"), name);
    auto const path = folder.path() / "blobs" / name.substr(0, 2) / name.substr(2);
    std::filesystem::resize_file(path, 2);
    EXPECT_EQ(store.get(name), std::nullopt);
    store.put("bytes");
    EXPECT_EQ(store.get(name), "bytes");
    EXPECT_EQ(store.get("../../etc/passwd"), std::nullopt);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(path.parent_path()), {}), 1);
}

}  // namespace
}  // namespace farflung::blobs
