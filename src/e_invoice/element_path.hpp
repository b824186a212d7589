#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/xml.hpp"

namespace farflung::e_invoice {

/// Where rules look in a document: as little of XPath as they need, without prefixes.
///
///     a/b            the b in each a
///     a/b|c          either path
///     //a            each a, however deep
///     *a             each whose name ends with a
///     a[b]  a[!b]    each a with, or without, a b
///     a[b=x,y]       each a with a b that is x or y; `~=` looks at it in small letters, `!=` is a b of another text
///     a[!b=x,y]      each a without such a b
///     a/@c           the attribute; it may only come last
///     .              the element itself
std::vector<XmlElement> elements_at(XmlElement from, std::string_view path);
/// The texts of what stands there, without white space at their ends.
std::vector<std::string> texts_at(XmlElement from, std::string_view path);
bool is_there(XmlElement from, std::string_view path);
/// The text of the first; empty when none is there.
std::string text_at(XmlElement from, std::string_view path);

}  // namespace farflung::e_invoice
