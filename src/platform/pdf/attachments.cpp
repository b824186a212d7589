#include "platform/pdf/attachments.hpp"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QUtil.hh>

#include <stdexcept>

#include "platform/pdf/memory_budget.hpp"

namespace farflung::pdf {

namespace {

constexpr std::size_t most_attachments = 50;
/// A file of 20 MB that means no harm stays far below; streams of objects and of cross references, which the library
/// unpacks whole, do not.
constexpr std::size_t most_held = std::size_t{256} * 1024 * 1024;
constexpr std::size_t most_taken = 4 * most_held;

struct TooLarge : std::runtime_error {
    TooLarge() : std::runtime_error("an attachment is too large") {}
};

/// Takes unpacked bytes until they are too many: a small file may unpack to any size.
class LimitedText : public Pipeline {
  public:
    explicit LimitedText(std::size_t most) : Pipeline("limited text", nullptr), most_(most) {}
    void write(unsigned char const* data, std::size_t size) override {
        is_over_ = is_over_ || size > most_ - text_.size();
        if (is_over_) throw TooLarge();
        text_.append(reinterpret_cast<char const*>(data), size);
    }
    void finish() override {}
    /// The library swallows what is thrown into it, and goes on with the next file.
    std::string take() {
        if (is_over_) throw TooLarge();
        return std::move(text_);
    }

  private:
    std::size_t most_;
    bool is_over_ = false;
    std::string text_;
};

std::vector<Attachment> attachments_of(QPDF& document, std::size_t most_bytes) {
    std::vector<Attachment> attachments;
    QPDFEmbeddedFileDocumentHelper helper(document);
    for (auto const& [key, file] : helper.getEmbeddedFiles()) {
        if (attachments.size() == most_attachments) break;
        auto stream = file->getEmbeddedFileStream();
        if (!stream.isStream()) continue;
        LimitedText text(most_bytes);
        stream.pipeStreamData(&text, 0, qpdf_dl_all, true);
        attachments.push_back({file->getFilename(), text.take()});
        most_bytes -= attachments.back().bytes.size();
    }
    return attachments;
}

}  // namespace

std::optional<std::vector<Attachment>> read_attachments(std::string_view pdf, std::size_t most_bytes) {
    MemoryBudget const budget(most_held, most_taken);
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.processMemoryFile("document", pdf.data(), pdf.size());
        auto attachments = attachments_of(document, most_bytes);
        if (budget.is_overdrawn()) return std::nullopt;
        return attachments;
    } catch (std::exception const&) {
        // Whatever a broken file does to the library, it is no document that we read.
        return std::nullopt;
    }
}

}  // namespace farflung::pdf
