# Puts the sRGB profile into the program: an archive (PDF/A) carries the profile of its colours.
find_file(SRGB_PROFILE sRGB.icc PATHS /usr/share/color/icc REQUIRED NO_DEFAULT_PATH)
file(READ ${SRGB_PROFILE} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes ${hex})
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes ${bytes})
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/colour_profile.cpp CONTENT
"#include \"platform/pdf/colour_profile.hpp\"

namespace farflung::pdf {

namespace {

constexpr unsigned char profile[] = {
@bytes@};

}  // namespace

std::string_view srgb_profile() { return {reinterpret_cast<char const*>(profile), sizeof(profile)}; }

}  // namespace farflung::pdf
" @ONLY)
