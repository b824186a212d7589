#include "official_rules.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "core/xml.hpp"

namespace farflung::test {

namespace {

constexpr char const* saxon = "/usr/share/java/Saxon-HE.jar";

/// A folder of its own that goes away with it.
class ScratchFolder {
  public:
    ScratchFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "e_invoice_XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch folder");
        path_ = pattern;
    }
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

std::string quoted(std::filesystem::path const& path) { return "'" + path.string() + "'"; }

void write_all(std::filesystem::path const& folder, Documents const& documents) {
    std::filesystem::create_directory(folder);
    for (auto const& [name, text] : documents) std::ofstream(folder / (name + ".xml"), std::ios::binary) << text;
}

std::set<std::string> fatal_rules(std::filesystem::path const& report) {
    std::ifstream file(report, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    auto const bytes = text.str();
    std::set<std::string> rules;
    auto const document = XmlDocument::parse(bytes);
    for (auto const& failed : document.root().children("failed-assert")) {
        auto const flag = failed.attribute("flag");
        if (flag != "warning" && flag != "information") rules.insert(failed.attribute("id"));
    }
    return rules;
}

}  // namespace

std::string output_of(std::string const& command) {
    std::unique_ptr<FILE, int (*)(FILE*)> const pipe(popen((command + " 2>&1").c_str(), "r"), pclose);
    if (!pipe) throw std::runtime_error("cannot run " + command);
    std::string output;
    std::array<char, 4096> part{};
    while (auto const count = std::fread(part.data(), 1, part.size(), pipe.get())) output.append(part.data(), count);
    return output;
}

std::optional<std::filesystem::path> oracles(std::string const& folder) {
    auto const* given = std::getenv("FARFLUNG_ORACLES");
    auto const path = std::filesystem::absolute(given != nullptr ? given : "../shared/oracles") / folder;
    if (!std::filesystem::exists(path)) return std::nullopt;
    return path;
}

std::string why_no_schematron() {
    if (!oracles("en16931")) return "the official rules are not here";
    if (!std::filesystem::exists(saxon)) return "libsaxonhe-java is not installed";
    return std::system("java -version >/dev/null 2>&1") == 0 ? "" : "java is not installed";
}

BrokenRules run_schematron(std::filesystem::path const& stylesheet, Documents const& documents) {
    ScratchFolder const scratch;
    auto const reports = scratch.path() / "reports";
    write_all(scratch.path() / "documents", documents);
    std::filesystem::create_directory(reports);
    // Folders as source and result: one machine and one compilation for all of them.
    auto const said = output_of("java -XX:+UseSerialGC -cp " + std::string(saxon) +
                                " net.sf.saxon.Transform -s:" + quoted(scratch.path() / "documents") +
                                " -xsl:" + quoted(stylesheet) + " -o:" + quoted(reports));
    BrokenRules broken;
    for (auto const& [name, text] : documents) {
        auto const report = reports / (name + ".xml");
        if (!std::filesystem::exists(report)) throw std::runtime_error("no report on " + name + ": " + said);
        auto rules = fatal_rules(report);
        if (!rules.empty()) broken[name] = std::move(rules);
    }
    return broken;
}

std::string run_schema(std::filesystem::path const& schema, Documents const& documents) {
    ScratchFolder const scratch;
    write_all(scratch.path() / "documents", documents);
    auto const said = output_of("xmllint --noout --nonet --schema " + quoted(schema) + " " +
                                quoted(scratch.path() / "documents") + "/*.xml");
    std::string faults;
    std::istringstream lines(said);
    for (std::string line; std::getline(lines, line);) {
        if (!line.ends_with(" validates")) faults += line + '\n';
    }
    return faults;
}

}  // namespace farflung::test
