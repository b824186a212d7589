#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace farflung {

/// What a document from outside may be at most.
struct XmlLimits {
    std::size_t bytes = std::size_t{32} * 1024 * 1024;
    std::size_t elements = 2'000'000;
    int depth = 100;
};

/// Why a text is no XML document that we read, and where.
struct XmlFault {
    std::string reason;
    std::size_t line = 0;
};

/// An element inside its document; a view that must not outlive it. One that is not there has no name, no text and no
/// children, so that a path may be followed to its end and asked once.
class XmlElement {
  public:
    XmlElement() = default;
    explicit operator bool() const { return node_ != nullptr; }
    /// Without its prefix.
    std::string_view name() const;
    /// The namespace's address.
    std::string_view space() const;
    std::size_t line() const;
    /// `Document/BkToCstmrStmt/Stmt`, to name it to a person.
    std::string path() const;
    /// The text of the element and what is in it, without white space at both ends.
    std::string text() const;
    /// An attribute by its name without prefix; empty when it is not there.
    std::string attribute(std::string_view name) const;
    bool has_attribute(std::string_view name) const;
    /// The first child of that name, in whatever namespace.
    XmlElement child(std::string_view name) const;
    /// Child of child: `at("Acct/Id/IBAN")`.
    XmlElement at(std::string_view names) const;
    /// All children of a name, or all.
    std::vector<XmlElement> children(std::string_view name = {}) const;

  private:
    friend class XmlDocument;
    explicit XmlElement(void const* node) : node_(node) {}
    void const* node_ = nullptr;
};

/// XML from outside, read without network, files, document types or entities of its own: what expands or fetches is
/// refused before it is read.
class XmlDocument {
  public:
    /// Throws XmlFault.
    static XmlDocument parse(std::string_view bytes, XmlLimits limits = {});
    XmlDocument(XmlDocument&&) noexcept;
    XmlDocument& operator=(XmlDocument&&) noexcept;
    ~XmlDocument();
    XmlElement root() const;

  private:
    struct Parsed;
    explicit XmlDocument(std::unique_ptr<Parsed> parsed);
    std::unique_ptr<Parsed> parsed_;
};

}  // namespace farflung
