#include "platform/pdf/attachments.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_Flate.hh>

namespace farflung::pdf {
namespace {

std::string const two_files =
    "%PDF-1.7\n1 0 obj << /Names << /EmbeddedFiles << /Names [(a) 2 0 R (b) 2 0 R] >> >> >> endobj\n"
    "2 0 obj << /Type /Filespec /F (a) /EF << /F 3 0 R >> >> endobj\n"
    "3 0 obj << /Length 3 >> stream\ntea\nendstream endobj\ntrailer << /Root 1 0 R >>\n";

/// A table of cross references that unpacks to so many bytes, which a reader has to have before anything else.
std::string unpacking_to(std::size_t bytes) {
    Pl_Buffer packed("packed");
    Pl_Flate flate("flate", &packed, Pl_Flate::a_deflate);
    std::string const zeros(std::size_t{1} << 20, '\0');
    for (std::size_t done = 0; done < bytes; done += zeros.size()) {
        flate.write(reinterpret_cast<unsigned char const*>(zeros.data()), zeros.size());
    }
    flate.finish();
    auto const buffer = packed.getBufferSharedPointer();
    std::string const stream(reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize());
    return "%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 1/W[1 1 1]/Root 2 0 R/Filter/FlateDecode/Length " +
           std::to_string(stream.size()) + ">>\nstream\n" + stream + "\nendstream\nendobj\nstartxref\n9\n%%EOF\n";
}

/// The most memory that the process ever had, in megabytes.
long most_ever() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

TEST(Attachments, the_limit_is_that_of_all_together) {
    auto const attachments = read_attachments(two_files, 6);
    ASSERT_TRUE(attachments);
    EXPECT_EQ(attachments->size(), 2U);
    EXPECT_FALSE(read_attachments(two_files, 5));
}

TEST(Attachments, a_small_file_that_unpacks_to_anything_takes_no_more_memory_than_its_budget) {
#ifdef FARFLUNG_SANITIZED
    GTEST_SKIP() << "sanitizers have a memory of their own";
#endif
    auto const bomb = unpacking_to(std::size_t{900} << 20);
    EXPECT_LT(bomb.size(), 1'000'000U);
    auto const before = most_ever();
    EXPECT_FALSE(read_attachments(bomb, 1000));
    EXPECT_LT(most_ever() - before, 300);
    EXPECT_TRUE(read_attachments(two_files, 6)) << "the next file is read as ever";
}

}  // namespace
}  // namespace farflung::pdf
