#pragma once

#include <string>
#include <vector>

namespace farflung::zip {

struct File {
    std::string name;  // with its folder: `documents/INV-2026-0001.pdf`
    std::string bytes;
};

/// An archive of the files, compressed. A name that leads out of it (`../`, a slash at its start) or stands twice is a
/// fault of ours.
std::string archive(std::vector<File> const& files);

}  // namespace farflung::zip
