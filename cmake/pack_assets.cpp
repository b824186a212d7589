// Packs the built web UI for the executable: pack_assets DIST FOLDER writes FOLDER/assets.bin, every file as it is and
// compressed as far as gzip and brotli go, and FOLDER/assets_table.cpp, which includes the former and lists them.

#include <brotli/encode.h>
#include <openssl/sha.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Type {
    std::string_view name;
    bool compresses;
};

std::map<std::string, Type, std::less<>> const types = {
    {".html", {"text/html; charset=utf-8", true}},
    {".js", {"text/javascript; charset=utf-8", true}},
    {".css", {"text/css; charset=utf-8", true}},
    {".json", {"application/json", true}},
    {".webmanifest", {"application/manifest+json", true}},
    {".svg", {"image/svg+xml", true}},
    {".txt", {"text/plain; charset=utf-8", true}},
    {".wasm", {"application/wasm", true}},
    {".ico", {"image/x-icon", true}},
    {".png", {"image/png", false}},
    {".jpg", {"image/jpeg", false}},
    {".webp", {"image/webp", false}},
    {".avif", {"image/avif", false}},
    {".woff2", {"font/woff2", false}},
};

std::string read(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string gzip(std::string const& bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib does not start");
    std::string compressed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
    stream.avail_out = static_cast<uInt>(compressed.size());
    auto const result = deflate(&stream, Z_FINISH);
    compressed.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("zlib does not finish");
    return compressed;
}

std::string brotli(std::string const& bytes) {
    auto size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string compressed(size, '\0');
    auto const is_done = BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_TEXT,
                                               bytes.size(), reinterpret_cast<std::uint8_t const*>(bytes.data()), &size,
                                               reinterpret_cast<std::uint8_t*>(compressed.data()));
    if (is_done == BROTLI_FALSE) throw std::runtime_error("brotli does not finish");
    compressed.resize(size);
    return compressed;
}

std::string tag_of(std::string const& bytes) {
    std::uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size(), digest);
    std::string tag;
    for (auto at = 0; at < 12; ++at) {
        char digits[3];
        std::snprintf(digits, sizeof digits, "%02x", digest[at]);
        tag += digits;
    }
    return tag;
}

/// The bundler writes `name-hash.ext`, with eight letters of hash, into `assets/`.
bool has_hash(std::string const& path) {
    static std::regex const hashed("/assets/.*-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");
    return std::regex_match(path, hashed);
}

class Packer {
  public:
    void add(std::string const& path, fs::path const& file) {
        auto const type = types.find(file.extension().string());
        if (type == types.end()) throw std::runtime_error("no type is known for " + path);
        auto const bytes = read(file);
        rows_ << "    {\"" << path << "\", \"" << type->second.name << "\", \"" << tag_of(bytes) << "\", "
              << piece(bytes) << ", ";
        auto const compresses = type->second.compresses;
        rows_ << worthwhile(compresses ? gzip(bytes) : "", bytes) << ", ";
        rows_ << worthwhile(compresses ? brotli(bytes) : "", bytes) << ", ";
        rows_ << (has_hash(path) ? "true" : "false") << "},\n";
        ++count_;
    }

    void write(fs::path const& folder) const {
        auto const blob = fs::absolute(folder / "assets.bin");
        std::ofstream(blob, std::ios::binary) << blob_;
        std::ofstream table(folder / "assets_table.cpp");
        table << "#include \"platform/http/assets.hpp\"\n\n";
        if (count_ > 0) write_table(table, blob);
        table << "namespace farflung::http {\n\nstd::span<Asset const> assets() { return "
              << (count_ > 0 ? "table" : "{}") << "; }\n\n}  // namespace farflung::http\n";
        if (!table.flush()) throw std::runtime_error("cannot write to " + folder.string());
    }

  private:
    std::string piece(std::string const& bytes) {
        auto const begin = blob_.size();
        blob_ += bytes;
        return "piece(" + std::to_string(begin) + ", " + std::to_string(bytes.size()) + ")";
    }

    /// A form that saves less than a twentieth is not worth unpacking.
    std::string worthwhile(std::string const& compressed, std::string const& bytes) {
        return !compressed.empty() && compressed.size() < bytes.size() * 19 / 20 ? piece(compressed) : "{}";
    }

    void write_table(std::ostream& table, fs::path const& blob) const {
        table << "__asm__(\".pushsection .rodata\\n.global farflung_assets\\nfarflung_assets:\\n\"\n"
              << "        \".incbin \\\"" << blob.string() << "\\\"\\n.popsection\\n\");\n\n"
              << "extern \"C\" char const farflung_assets[" << blob_.size() << "];\n\n"
              << "namespace farflung::http {\n\nnamespace {\n\n"
              << "constexpr std::string_view piece(std::size_t begin, std::size_t size) {\n"
              << "    return {farflung_assets + begin, size};\n}\n\n"
              << "constexpr Asset table[] = {\n"
              << rows_.str() << "};\n\n}  // namespace\n\n}  // namespace farflung::http\n\n";
    }

    std::string blob_;
    std::ostringstream rows_;
    std::size_t count_ = 0;
};

std::map<std::string, fs::path> files_of(fs::path const& dist) {
    std::map<std::string, fs::path> files;
    if (!fs::is_directory(dist)) return files;
    for (auto const& entry : fs::recursive_directory_iterator(dist))
        if (entry.is_regular_file() && entry.path().extension() != ".map")
            files["/" + entry.path().lexically_relative(dist).generic_string()] = entry.path();
    return files;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        if (count != 3) throw std::runtime_error("usage: pack_assets DIST FOLDER");
        Packer packer;
        for (auto const& [path, file] : files_of(arguments[1])) packer.add(path, file);
        packer.write(arguments[2]);
        return 0;
    } catch (std::exception const& failure) {
        std::cerr << "pack_assets: " << failure.what() << '\n';
        return 1;
    }
}
