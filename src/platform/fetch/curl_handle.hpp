#pragma once

#include <curl/curl.h>

#include <memory>
#include <mutex>

namespace farflung::fetch {

struct EndCurl {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
    void operator()(char* text) const { curl_free(text); }
};

/// One of libcurl's objects, ended at the end.
template <class T>
using Owned = std::unique_ptr<T, EndCurl>;

/// A new transfer; libcurl starts at the first one, not with the program.
inline Owned<CURL> new_transfer() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return Owned<CURL>(curl_easy_init());
}

}  // namespace farflung::fetch
