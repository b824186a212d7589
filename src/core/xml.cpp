#include "core/xml.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include <algorithm>

#include "core/refusal.hpp"
#include "core/text.hpp"

namespace farflung {

namespace {

xmlNode const* node_of(void const* node) { return static_cast<xmlNode const*>(node); }

std::string_view view_of(xmlChar const* text) {
    return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<char const*>(text));
}

/// What one reading counts beside libxml2, and why it stopped it.
struct Watch {
    XmlLimits limits;
    std::size_t elements = 0;
    XmlFault fault{};

    /// The first one counts: what follows it is its echo.
    void note(std::string_view reason, int line) {
        if (fault.reason.empty()) fault = {std::string(trim(reason)), static_cast<std::size_t>(std::max(line, 0))};
    }
};

void stop(xmlParserCtxt* context, char const* reason) {
    static_cast<Watch*>(context->_private)->note(reason, context->input == nullptr ? 0 : context->input->line);
    xmlStopParser(context);
}

void refuse_document_type(void* given, xmlChar const*, xmlChar const*, xmlChar const*) {
    stop(static_cast<xmlParserCtxt*>(given), "it has a document type");
}

void start_element(void* given, xmlChar const* name, xmlChar const* prefix, xmlChar const* space, int spaces,
                   xmlChar const** namespaces, int attribute_count, int defaulted, xmlChar const** attributes) {
    auto* const context = static_cast<xmlParserCtxt*>(given);
    auto* const watch = static_cast<Watch*>(context->_private);
    if (++watch->elements > watch->limits.elements) return stop(context, "it has too many elements");
    if (context->nameNr >= watch->limits.depth) return stop(context, "it is nested too deep");
    xmlSAX2StartElementNs(given, name, prefix, space, spaces, namespaces, attribute_count, defaulted, attributes);
}

void note_error(void* given, xmlError* error) {
    if (error->level < XML_ERR_ERROR || error->message == nullptr) return;
    static_cast<Watch*>(static_cast<xmlParserCtxt*>(given)->_private)->note(error->message, error->line);
}

struct FreeContext {
    void operator()(xmlParserCtxt* context) const {
        if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
        xmlFreeParserCtxt(context);
    }
};

}  // namespace

struct XmlDocument::Parsed {
    explicit Parsed(xmlDoc* read) : document(read) {}
    Parsed(Parsed const&) = delete;
    Parsed& operator=(Parsed const&) = delete;
    ~Parsed() { xmlFreeDoc(document); }
    xmlDoc* document;
};

XmlDocument::XmlDocument(std::unique_ptr<Parsed> parsed) : parsed_(std::move(parsed)) {}
XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;
XmlDocument::~XmlDocument() = default;

XmlDocument XmlDocument::parse(std::string_view bytes, XmlLimits limits) {
    if (bytes.empty()) throw XmlFault{"it is empty"};
    if (bytes.size() > limits.bytes) throw XmlFault{"it is too large"};
    static bool const library_is_ready = (xmlInitParser(), true);  // once, before threads meet in it
    ensure(library_is_ready, "libxml2 is ready");
    Watch watch{.limits = limits};
    std::unique_ptr<xmlParserCtxt, FreeContext> const context(
        xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())));
    if (!context) throw std::bad_alloc();
    // Without XML_PARSE_NOENT, DTDLOAD and HUGE: nothing is expanded, fetched or larger than the library's own bounds.
    xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
                                         XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
    context->_private = &watch;
    context->sax->internalSubset = refuse_document_type;
    context->sax->startElementNs = start_element;
    context->sax->serror = note_error;
    xmlParseDocument(context.get());
    if (context->wellFormed == 0 || !watch.fault.reason.empty() || context->myDoc == nullptr) {
        watch.note("it is no XML", 0);
        throw XmlFault(watch.fault);
    }
    auto parsed = std::make_unique<Parsed>(context->myDoc);
    context->myDoc = nullptr;
    return XmlDocument(std::move(parsed));
}

XmlElement XmlDocument::root() const { return XmlElement(xmlDocGetRootElement(parsed_->document)); }

std::string_view XmlElement::name() const { return node_ == nullptr ? "" : view_of(node_of(node_)->name); }

std::string_view XmlElement::space() const {
    if (node_ == nullptr || node_of(node_)->ns == nullptr) return {};
    return view_of(node_of(node_)->ns->href);
}

std::size_t XmlElement::line() const {
    return node_ == nullptr ? 0 : static_cast<std::size_t>(std::max(xmlGetLineNo(node_of(node_)), 0L));
}

std::string XmlElement::path() const {
    std::string path;
    for (auto const* node = node_of(node_); node != nullptr && node->type == XML_ELEMENT_NODE; node = node->parent) {
        path.insert(0, std::string(view_of(node->name)) + (path.empty() ? "" : "/"));
    }
    return path;
}

std::string XmlElement::text() const {
    if (node_ == nullptr) return {};
    std::unique_ptr<xmlChar, void (*)(void*)> const content(xmlNodeGetContent(node_of(node_)), xmlFree);
    return std::string(trim(view_of(content.get())));
}

std::string XmlElement::attribute(std::string_view name) const {
    auto const* attribute = node_ == nullptr ? nullptr : node_of(node_)->properties;
    while (attribute != nullptr && view_of(attribute->name) != name) attribute = attribute->next;
    if (attribute == nullptr) return {};
    std::unique_ptr<xmlChar, void (*)(void*)> const value(
        xmlNodeListGetString(node_of(node_)->doc, attribute->children, 1), xmlFree);
    return std::string(view_of(value.get()));
}

bool XmlElement::has_attribute(std::string_view name) const {
    auto const* attribute = node_ == nullptr ? nullptr : node_of(node_)->properties;
    while (attribute != nullptr && view_of(attribute->name) != name) attribute = attribute->next;
    return attribute != nullptr;
}

XmlElement XmlElement::child(std::string_view name) const {
    auto const* node = node_ == nullptr ? nullptr : node_of(node_)->children;
    while (node != nullptr && (node->type != XML_ELEMENT_NODE || view_of(node->name) != name)) node = node->next;
    return XmlElement(node);
}

XmlElement XmlElement::at(std::string_view names) const {
    auto element = *this;
    while (!names.empty()) {
        auto const name = names.substr(0, names.find('/'));
        element = element.child(name);
        names.remove_prefix(std::min(name.size() + 1, names.size()));
    }
    return element;
}

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
    std::vector<XmlElement> found;
    auto const* node = node_ == nullptr ? nullptr : node_of(node_)->children;
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (name.empty() || view_of(node->name) == name) found.push_back(XmlElement(node));
    }
    return found;
}

}  // namespace farflung
