#include "house/source.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <utility>

namespace farflung::house {

std::string_view Source::area() const {
    std::string_view rest = path;
    if (!rest.starts_with("src/")) return {};
    rest.remove_prefix(4);
    auto const slash = rest.find('/');
    return slash == std::string_view::npos ? std::string_view{} : rest.substr(0, slash);
}

std::string_view Source::stem() const {
    std::string_view name = path;
    name.remove_prefix(name.find_last_of('/') + 1);  // npos + 1 is 0
    return name.substr(0, name.find('.'));
}

std::vector<std::string_view> lines(std::string_view text) {
    std::vector<std::string_view> found;
    while (!text.empty()) {
        auto const end = text.find('\n');
        found.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return found;
}

namespace {

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    Parts read() {
        while (at_ < text_.size()) {
            if (starts("//")) {
                comment(text_.find('\n', at_));
            } else if (starts("/*")) {
                auto const end = text_.find("*/", at_ + 2);
                comment(end == std::string_view::npos ? end : end + 2);
            } else if (starts("R\"") && !follows_word()) {
                raw_literal();
            } else if (text_[at_] == '"') {
                literal();
            } else if (text_[at_] == '\'' && !follows_word()) {
                skip_character();
            } else {
                code(text_[at_]);
                ++at_;
            }
        }
        return std::move(parts_);
    }

  private:
    bool starts(std::string_view token) const { return text_.substr(at_).starts_with(token); }

    // The quote of 1'000 and the R of a longer name are not the start of anything.
    bool follows_word() const {
        return at_ > 0 && (std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0 || text_[at_ - 1] == '_');
    }

    void code(char c) {
        parts_.code += c;
        parts_.comments += c == '\n' ? '\n' : ' ';
        if (c == '\n') ++line_;
        if (std::isspace(static_cast<unsigned char>(c)) != 0) return;
        if (c == '+' && open_literal_) parts_.literals.back().is_concatenated = true;
        open_literal_ = false;
        // `text += "…"` and `text + "…"`
        after_plus_ = c == '+' || (c == '=' && after_plus_);
    }

    void comment(std::size_t end) {
        for (end = std::min(end, text_.size()); at_ < end; ++at_) {
            parts_.comments += text_[at_];
            parts_.code += text_[at_] == '\n' ? '\n' : ' ';
            if (text_[at_] == '\n') ++line_;
        }
    }

    void found(std::string content, std::size_t end) {
        if (open_literal_) {
            parts_.literals.back().text += content;
        } else {
            parts_.literals.push_back({line_, std::move(content), after_plus_});
        }
        parts_.code += "\"\"";
        for (; at_ < end; ++at_) {
            if (text_[at_] != '\n') continue;
            ++line_;
            parts_.code += '\n';
            parts_.comments += '\n';
        }
        open_literal_ = true;
        after_plus_ = false;
    }

    void literal() {
        std::string content;
        auto end = at_ + 1;
        while (end < text_.size() && text_[end] != '"' && text_[end] != '\n') {
            if (text_[end] == '\\' && end + 1 < text_.size()) ++end;
            content += text_[end++];
        }
        found(std::move(content), std::min(end + 1, text_.size()));
    }

    void raw_literal() {
        auto const open = text_.find('(', at_);
        if (open == std::string_view::npos) return found({}, text_.size());
        auto const close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        auto const end = std::min(text_.find(close, open), text_.size());
        found(std::string(text_.substr(open + 1, end - open - 1)), std::min(end + close.size(), text_.size()));
    }

    void skip_character() {
        auto end = at_ + 1;
        while (end < text_.size() && text_[end] != '\'' && text_[end] != '\n') end += text_[end] == '\\' ? 2U : 1U;
        parts_.code += "' '";
        at_ = std::min(end + 1, text_.size());
        open_literal_ = false;
        after_plus_ = false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool open_literal_ = false;  // the last thing read was a literal
    bool after_plus_ = false;
    Parts parts_;
};

bool is_read(std::filesystem::path const& path) {
    static std::set<std::string> const endings{".cpp",   ".hpp", ".ts",      ".tsx",  ".md",   ".sql", ".txt",
                                               ".cmake", ".mjs", ".js",      ".css",  ".json", ".in",  ".toml",
                                               ".html",  ".yml", ".service", ".conf", ".sh",   ""};
    return endings.contains(path.extension().string());
}

std::string read_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

}  // namespace

Parts take_apart(std::string_view text) { return Reader(text).read(); }

std::vector<Source> read_sources(std::string const& root) {
    namespace fs = std::filesystem;
    static std::set<std::string> const left_out{".git", "build", "data", "node_modules", "dist"};
    std::vector<Source> found;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
        if (left_out.contains(entry->path().filename().string())) {  // .git is a file in a linked work tree
            if (entry->is_directory()) entry.disable_recursion_pending();
        } else if (entry->is_regular_file() && is_read(entry->path())) {
            found.push_back({fs::relative(entry->path(), root).generic_string(), read_file(entry->path())});
        }
    }
    std::ranges::sort(found, {}, &Source::path);
    return found;
}

}  // namespace farflung::house
